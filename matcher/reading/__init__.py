"""Reading facts out of free text: pure functions, text in, frozen values out.

Every value carries the piece of text it was read from, and nothing is guessed: what is not certain is left out, because
a person confirms what was read and sees at once what is missing, but overlooks what is wrong.
"""
