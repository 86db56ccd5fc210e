"""An invented world to try Zaedno in. Nobody and nothing in it exists; no telephone number is given to anybody."""
