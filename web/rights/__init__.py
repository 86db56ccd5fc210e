"""Rights in plain words: one topic a page, each statement dated and with its source."""

from collections.abc import Mapping

from web.rights.at_work import CONTRACT, LEAVE, PAY, TIME
from web.rights.in_trouble import COMPLAINTS, DANGER
from web.rights.model import Topic
from web.rights.on_offer import FEES, PAPERS, ROOM
from web.rights.who_may import STATUS, YOUNG

TOPICS: Mapping[str, Topic] = {
    topic.slug: topic for topic in (DANGER, PAY, CONTRACT, TIME, LEAVE, FEES, PAPERS, ROOM, YOUNG, COMPLAINTS, STATUS)
}
