"""Who may: actors, each with the relation to the things named in an address that lets them in."""

from web.services.principal import Actor, Relation


def to(*actors: Actor, by: Relation = Relation.ANYONE) -> dict[Actor, frozenset[Relation]]:
    """These actors, in one relation to everything named."""
    return {actor: frozenset({by}) for actor in actors}


EVERYBODY = to(*Actor)
EVERYBODYS_VACANCY = to(*Actor, by=Relation.PUBLISHED)
OUTSIDE = to(Actor.ANONYMOUS)
PENDING = to(Actor.PENDING)
SIGNED_IN = to(*(actor for actor in Actor if actor not in (Actor.ANONYMOUS, Actor.PENDING)))
JOBSEEKER = to(Actor.JOBSEEKER)
EMPLOYER = to(Actor.EMPLOYER)
OWN_VACANCY = to(Actor.EMPLOYER, by=Relation.OWN_EMPLOYER)
WRITTEN = {
    **OWN_VACANCY, **{actor: frozenset({Relation.OWN_ORGANISATION}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
}  # fmt: skip
PUBLISHED = to(Actor.JOBSEEKER, by=Relation.PUBLISHED)
OWN_THING = to(Actor.JOBSEEKER, by=Relation.SELF)
CASE = {actor: frozenset({Relation.OWN_ORGANISATION}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
REFERRED = {
    actor: frozenset({Relation.OWN_ORGANISATION, Relation.RECEIVING}) for actor in (Actor.COUNSELLOR, Actor.LEAD)
}
DESK = to(Actor.COUNSELLOR, Actor.LEAD)
DESK_VACANCY = {actor: frozenset({Relation.STAFF}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
PAIR = {actor: frozenset({Relation.OWN_ORGANISATION, Relation.STAFF}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
DESK_COURSE = DESK_VACANCY
LEAD = to(Actor.LEAD)
LEAD_OF = to(Actor.LEAD, by=Relation.OWN_ORGANISATION)
LEADS_QUEUE = to(Actor.LEAD, by=Relation.STAFF)
OPERATOR = to(Actor.OPERATOR)
OPENED_GLASS = {actor: frozenset({Relation.BREAK_GLASS}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
GLASS = {Actor.LEAD: frozenset({Relation.OWN_ORGANISATION, Relation.STAFF})}
OWN_LIST = {actor: frozenset({Relation.SELF}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
OWN_NEWS = {actor: frozenset({Relation.SELF}) for actor in SIGNED_IN}
OPERATES = to(Actor.OPERATOR, by=Relation.OPERATES)
