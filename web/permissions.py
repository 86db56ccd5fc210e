"""The policy: who may call which page with which method, and in what relation to the things its address names.

A page that is not in this table is refused, and the application does not start with one. Tests are generated from it.
"""

from collections.abc import Mapping

from web.grants import Rule
from web.services.principal import Actor, Relation


def _to(*actors: Actor, by: Relation = Relation.ANYONE) -> dict[Actor, frozenset[Relation]]:
    return {actor: frozenset({by}) for actor in actors}


_EVERYBODY = _to(*Actor)
_EVERYBODYS_VACANCY = _to(*Actor, by=Relation.PUBLISHED)
_OUTSIDE = _to(Actor.ANONYMOUS)
_PENDING = _to(Actor.PENDING)
_SIGNED_IN = _to(*(actor for actor in Actor if actor not in (Actor.ANONYMOUS, Actor.PENDING)))
_JOBSEEKER = _to(Actor.JOBSEEKER)
_EMPLOYER = _to(Actor.EMPLOYER)
_OWN_VACANCY = _to(Actor.EMPLOYER, by=Relation.OWN_EMPLOYER)
_WRITTEN = {
    **_OWN_VACANCY, **{actor: frozenset({Relation.OWN_ORGANISATION}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
}  # fmt: skip
_PUBLISHED = _to(Actor.JOBSEEKER, by=Relation.PUBLISHED)
_OWN_THING = _to(Actor.JOBSEEKER, by=Relation.SELF)
_CASE = {actor: frozenset({Relation.OWN_ORGANISATION}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
_REFERRED = {
    actor: frozenset({Relation.OWN_ORGANISATION, Relation.RECEIVING}) for actor in (Actor.COUNSELLOR, Actor.LEAD)
}
_DESK = _to(Actor.COUNSELLOR, Actor.LEAD)
_DESK_VACANCY = {actor: frozenset({Relation.STAFF}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
_PAIR = {actor: frozenset({Relation.OWN_ORGANISATION, Relation.STAFF}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
_DESK_COURSE = _DESK_VACANCY
_LEAD = _to(Actor.LEAD)
_LEAD_OF = _to(Actor.LEAD, by=Relation.OWN_ORGANISATION)
_LEADS_QUEUE = _to(Actor.LEAD, by=Relation.STAFF)
_OPERATOR = _to(Actor.OPERATOR)
_OPENED_GLASS = {actor: frozenset({Relation.BREAK_GLASS}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
_GLASS = {Actor.LEAD: frozenset({Relation.OWN_ORGANISATION, Relation.STAFF})}
_OWN_LIST = {actor: frozenset({Relation.SELF}) for actor in (Actor.COUNSELLOR, Actor.LEAD)}
_OWN_NEWS = {actor: frozenset({Relation.SELF}) for actor in _SIGNED_IN}
_OPERATES = _to(Actor.OPERATOR, by=Relation.OPERATES)

POLICY: Mapping[str, Rule] = {
    # Everybody.
    "static": Rule(get=_EVERYBODY),
    "public.start": Rule(get=_EVERYBODY),
    "public.privacy": Rule(get=_EVERYBODY),
    "public.help": Rule(get=_EVERYBODY),
    "public.accessibility": Rule(get=_EVERYBODY),
    "public.erased": Rule(get=_EVERYBODY),
    "public.rights": Rule(get=_EVERYBODY),
    "public.right": Rule(get=_EVERYBODY),
    "public.contacts": Rule(get=_EVERYBODY),
    "public.audio": Rule(get=_EVERYBODY),
    "public.report": Rule(get=_EVERYBODY, post=_EVERYBODY),
    "public.report_answer": Rule(get=_EVERYBODY, post=_EVERYBODY),
    "public.vacancy": Rule(get=_EVERYBODYS_VACANCY),
    "public.want_vacancy": Rule(post=_EVERYBODYS_VACANCY),
    "public.confirm_vacancy": Rule(get=_EVERYBODY, post=_EVERYBODY),
    "public.vacancy_confirmed": Rule(get=_EVERYBODY),
    "public.healthz": Rule(get=_EVERYBODY),
    "public.readyz": Rule(get=_EVERYBODY),
    # Accounts.
    "accounts.join": Rule(get=_OUTSIDE, post=_OUTSIDE),
    "accounts.welcome": Rule(get=_JOBSEEKER),
    "accounts.sign_in": Rule(get=_EVERYBODY, post=_OUTSIDE),
    "accounts.staff_sign_in": Rule(get=_EVERYBODY, post=_OUTSIDE),
    "accounts.second_step": Rule(get=_PENDING, post=_PENDING),
    "accounts.set_up_second_step": Rule(get=_PENDING, post=_PENDING),
    "accounts.recover": Rule(get=_OUTSIDE, post=_OUTSIDE),
    "accounts.invitation": Rule(get=_OUTSIDE, post=_OUTSIDE),
    "accounts.register_employer": Rule(get=_OUTSIDE, post=_OUTSIDE),
    "accounts.sign_out": Rule(post=_EVERYBODY),
    "accounts.quick_exit": Rule(post=_EVERYBODY),
    "accounts.security": Rule(get=_SIGNED_IN),
    "accounts.sign_out_everywhere": Rule(post=_SIGNED_IN),
    "accounts.phone": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "accounts.confirm_phone": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "accounts.confirm": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "accounts.confirm_code": Rule(get=_EMPLOYER, post=_EMPLOYER),
    "accounts.move": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "accounts.inbox": Rule(get=_SIGNED_IN),
    "accounts.open_news": Rule(post=_OWN_NEWS),
    "accounts.read_all_news": Rule(post=_SIGNED_IN),
    "accounts.messages": Rule(get=_SIGNED_IN, post=_SIGNED_IN),
    "accounts.message_email_address": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "accounts.forget_message_email": Rule(post=_JOBSEEKER),
    "accounts.confirm_message_email": Rule(get=_EVERYBODY, post=_EVERYBODY),
    # Suggestions while somebody types a job or a skill.
    "words.suggest": Rule(post=_to(Actor.JOBSEEKER, Actor.EMPLOYER, Actor.COUNSELLOR, Actor.LEAD)),
    # The jobseeker's own side. The person is never named in the address.
    "jobseeker.home": Rule(get=_JOBSEEKER),
    "jobseeker.cv": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "jobseeker.question": Rule(get=_JOBSEEKER, post=_JOBSEEKER, hands_back=True),
    "jobseeker.work": Rule(get=_OWN_THING, post=_OWN_THING, hands_back=True),
    "jobseeker.add_work": Rule(get=_JOBSEEKER, post=_JOBSEEKER, hands_back=True),
    "jobseeker.add_usual_work": Rule(post=_JOBSEEKER),
    "jobseeker.remove_work": Rule(post=_OWN_THING),
    "jobseeker.skills": Rule(get=_JOBSEEKER, post=_JOBSEEKER, hands_back=True),
    "jobseeker.proof": Rule(get=_JOBSEEKER, post=_JOBSEEKER, hands_back=True),
    "jobseeker.undo_link": Rule(post=_JOBSEEKER),
    "jobseeker.languages": Rule(get=_JOBSEEKER, post=_JOBSEEKER, hands_back=True),
    "jobseeker.check": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "jobseeker.look_through": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "jobseeker.vacancies": Rule(get=_JOBSEEKER),
    "jobseeker.vacancy": Rule(get=_PUBLISHED),
    "jobseeker.interest": Rule(post=_PUBLISHED),
    "jobseeker.said": Rule(get=_JOBSEEKER),
    "jobseeker.by_distance": Rule(get=_JOBSEEKER),
    "jobseeker.not_for_me": Rule(get=_PUBLISHED, post=_PUBLISHED),
    "jobseeker.save_vacancy": Rule(post=_PUBLISHED),
    "jobseeker.why": Rule(get=_JOBSEEKER),
    "jobseeker.looking": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "jobseeker.suggested": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "jobseeker.documents": Rule(get=_JOBSEEKER),
    "jobseeker.document": Rule(get=_JOBSEEKER),
    "jobseeker.counsellor_slip": Rule(get=_JOBSEEKER),
    "jobseeker.own_data": Rule(get=_JOBSEEKER),
    "jobseeker.erase": Rule(get=_JOBSEEKER),
    "jobseeker.erase_now": Rule(get=_JOBSEEKER, post=_JOBSEEKER),
    "jobseeker.who_looked": Rule(get=_JOBSEEKER),
    "jobseeker.invitations": Rule(get=_JOBSEEKER),
    "jobseeker.invitation": Rule(get=_OWN_THING, post=_OWN_THING),
    "jobseeker.confirm_invitation": Rule(post=_OWN_THING),
    "jobseeker.refuse_invitation": Rule(post=_OWN_THING),
    "jobseeker.withdraw_invitation": Rule(post=_OWN_THING),
    "jobseeker.not_right": Rule(get=_PUBLISHED, post=_PUBLISHED),
    "jobseeker.contests": Rule(get=_JOBSEEKER),
    "jobseeker.settle_contest": Rule(post=_OWN_THING),
    "jobseeker.courses": Rule(get=_JOBSEEKER),
    "jobseeker.course": Rule(get=_PUBLISHED),
    "jobseeker.want_course": Rule(post=_PUBLISHED),
    "jobseeker.withdraw_wish": Rule(post=_OWN_THING),
    # Employers.
    "employer.home": Rule(get=_EMPLOYER),
    "employer.new_vacancy": Rule(get=_EMPLOYER, post=_EMPLOYER),
    "employer.vacancy_from_text": Rule(get=_EMPLOYER, post=_EMPLOYER),
    "employer.team": Rule(get=_EMPLOYER, post=_EMPLOYER),
    "employer.remove_colleague": Rule(post=_EMPLOYER),
    "employer.vacancy": Rule(get=_WRITTEN),
    "employer.edit_vacancy": Rule(get=_WRITTEN, post=_WRITTEN),
    "employer.vacancy_skills": Rule(get=_WRITTEN, post=_WRITTEN),
    "employer.vacancy_occupation": Rule(get=_WRITTEN, post=_WRITTEN),
    "employer.preview_vacancy": Rule(get=_WRITTEN),
    "employer.look_again": Rule(post=_WRITTEN),
    "employer.submit_vacancy": Rule(post=_OWN_VACANCY),
    "employer.close_vacancy": Rule(post=_WRITTEN),
    "employer.copy_vacancy": Rule(post=_OWN_VACANCY),
    "employer.still_open": Rule(post=_OWN_VACANCY),
    "employer.new_by_telephone": Rule(get=_DESK, post=_DESK),
    "employer.ask_employer": Rule(post=_CASE),
    "employer.people": Rule(get=_OWN_VACANCY),
    "employer.imports": Rule(get=_EMPLOYER, post=_EMPLOYER),
    "employer.import_template": Rule(get=_EMPLOYER),
    "employer.from_file": Rule(get=_EMPLOYER, post=_EMPLOYER),
    "employer.share_vacancy": Rule(get=_OWN_VACANCY, post=_OWN_VACANCY),
    "employer.poster": Rule(get=_OWN_VACANCY),
    "employer.posting": Rule(get=_OWN_VACANCY),
    "employer.export": Rule(get=_EMPLOYER),
    "employer.export_vacancies": Rule(get=_EMPLOYER),
    "employer.export_all": Rule(post=_EMPLOYER),
    "employer.invite": Rule(get=_OWN_VACANCY, post=_OWN_VACANCY),
    "employer.person": Rule(get=_OWN_VACANCY),
    # Times to meet.
    "employer.times": Rule(get=_OWN_VACANCY),
    "employer.offer_times": Rule(get=_OWN_VACANCY, post=_OWN_VACANCY),
    "employer.trial_day": Rule(get=_OWN_VACANCY, post=_OWN_VACANCY),
    "employer.group_day": Rule(get=_OWN_VACANCY, post=_OWN_VACANCY),
    "employer.move_time": Rule(get=_OWN_VACANCY, post=_OWN_VACANCY),
    "employer.cancel_time": Rule(post=_OWN_VACANCY),
    "employer.time_file": Rule(get=_OWN_VACANCY),
    "jobseeker.take_time": Rule(post=_OWN_THING),
    "jobseeker.give_back_time": Rule(post=_OWN_THING),
    "jobseeker.confirm_time": Rule(post=_OWN_THING),
    "jobseeker.time_file": Rule(get=_OWN_THING),
    "counsellor.invitation_words": Rule(get=_CASE, post=_CASE, looks="invitations"),
    "counsellor.return_words": Rule(post=_CASE),
    "counsellor.note_time": Rule(post=_CASE),
    "counsellor.found_interpreter": Rule(post=_CASE),
    # Offers, outcomes, placements and what follows from them.
    **dict.fromkeys(("employer.hiring", "employer.statuses", "employer.subsidies"), Rule(get=_EMPLOYER)),
    "employer.offer": Rule(get=_OWN_VACANCY, post=_OWN_VACANCY),
    "employer.outcome": Rule(get=_OWN_VACANCY, post=_OWN_VACANCY),
    "employer.placement": Rule(get=_OWN_VACANCY, post=_OWN_VACANCY),
    **dict.fromkeys(
        ("employer.offered", "employer.outcomes_asked", "employer.checklist", "employer.checklist_file"),
        Rule(get=_OWN_VACANCY),
    ),
    **dict.fromkeys(
        ("employer.take_back_offer", "employer.began", "employer.mark_filing", "employer.end_placement"),
        Rule(post=_OWN_VACANCY),
    ),
    "jobseeker.offers": Rule(get=_JOBSEEKER),
    "jobseeker.offer": Rule(get=_OWN_THING, post=_OWN_THING),
    **dict.fromkeys(("jobseeker.refuse_offer", "jobseeker.hide_duties"), Rule(post=_OWN_THING)),
    "counsellor.placements": Rule(get=_DESK, looks="placements"),
    "counsellor.offer": Rule(get=_CASE, post=_CASE, looks="offers"),
    **dict.fromkeys(
        ("counsellor.let_offer_through", "counsellor.give_offer_back", "counsellor.began"), Rule(post=_CASE)
    ),
    "operator.subsidies": Rule(get=_OPERATOR),
    "operator.new_subsidy": Rule(get=_OPERATOR, post=_OPERATOR),
    "operator.subsidy": Rule(get=_OPERATES, post=_OPERATES),
    "operator.saw_subsidy": Rule(post=_OPERATES),
    # Counsellors and leads.
    "counsellor.home": Rule(get=_DESK, looks="caseload"),
    "counsellor.search": Rule(get=_DESK, post=_DESK, looks="search"),
    "counsellor.together": Rule(get=_DESK),
    "counsellor.together_vacancy": Rule(get=_DESK, looks="caseload"),
    "counsellor.saved_views": Rule(get=_DESK, post=_DESK),
    "counsellor.change_view": Rule(post=_DESK),
    "counsellor.queue": Rule(get=_DESK, looks="intake queue"),
    "counsellor.take": Rule(post=_CASE),
    "counsellor.new_person": Rule(get=_DESK, post=_DESK),
    "counsellor.intake": Rule(get=_CASE, post=_CASE, looks="profile"),
    "counsellor.intake_part": Rule(get=_CASE, post=_CASE, looks="profile"),
    "counsellor.person": Rule(get=_CASE, looks="profile"),
    "counsellor.words_waiting": Rule(get=_DESK, looks="own words"),
    "counsellor.person_words": Rule(get=_CASE, post=_CASE, looks="own words"),
    "counsellor.add_words": Rule(post=_CASE),
    "counsellor.unlink_words": Rule(post=_CASE),
    "counsellor.slip": Rule(get=_CASE, looks="sign-in slip"),
    "counsellor.reset_pin": Rule(post=_CASE),
    "counsellor.confirm_phone": Rule(post=_CASE),
    "counsellor.erase": Rule(get=_CASE, post=_CASE, looks="profile"),
    "counsellor.see_papers": Rule(post=_CASE),
    "counsellor.still_looking": Rule(post=_CASE),
    "counsellor.interested": Rule(get=_DESK, looks="interest"),
    "counsellor.person_vacancies": Rule(get=_CASE, looks="matches"),
    "counsellor.vacancies": Rule(get=_DESK),
    "counsellor.vacancy": Rule(get=_DESK_VACANCY),
    "counsellor.vacancy_demands": Rule(get=_DESK_VACANCY),
    "counsellor.vacancy_words": Rule(get=_DESK_VACANCY, post=_DESK_VACANCY),
    "counsellor.approve": Rule(post=_DESK_VACANCY),
    "counsellor.return_vacancy": Rule(post=_DESK_VACANCY),
    "counsellor.candidates": Rule(get=_DESK_VACANCY, looks="matches"),
    "counsellor.rank": Rule(post=_DESK_VACANCY),
    "counsellor.pair": Rule(get=_PAIR, looks="matches"),
    "counsellor.decide": Rule(post=_PAIR),
    "counsellor.propose": Rule(get=_DESK_VACANCY, post=_DESK_VACANCY, looks="matches"),
    "counsellor.not_shown": Rule(get=_DESK, looks="matches"),
    "counsellor.note_suggested": Rule(post=_CASE),
    "counsellor.invitations": Rule(get=_DESK, looks="invitations"),
    "counsellor.invitation": Rule(get=_CASE, post=_CASE, looks="invitations"),
    "counsellor.called": Rule(post=_CASE),
    "counsellor.contests": Rule(get=_DESK, looks="contests"),
    "counsellor.contest": Rule(get=_CASE, post=_CASE, looks="contests"),
    "counsellor.correct": Rule(get=_CASE, post=_CASE, looks="contests"),
    "counsellor.compare_people": Rule(get=_DESK_VACANCY, looks="matches"),
    "counsellor.compare_vacancies": Rule(get=_CASE, looks="matches"),
    "counsellor.weights": Rule(get=_DESK),
    "counsellor.hand_over": Rule(get=_DESK, post=_DESK, looks="hand-over"),
    "counsellor.hand_overs": Rule(get=_DESK, looks="hand-over"),
    "counsellor.accept_hand_over": Rule(post=_CASE),
    "counsellor.refuse_hand_over": Rule(post=_CASE),
    "counsellor.take_back_hand_over": Rule(post=_CASE),
    "counsellor.ask_why": Rule(get=_DESK, looks="caseload"),
    "counsellor.why": Rule(get=_PAIR, looks="matches"),
    # Placement plans.
    "counsellor.plans": Rule(get=_DESK),
    "counsellor.new_plan": Rule(get=_DESK, post=_DESK),
    **dict.fromkeys(("counsellor.plan", "counsellor.plan_again"), Rule(get=_CASE)),
    **dict.fromkeys(("counsellor.plan_pairs", "counsellor.plan_wishes"), Rule(get=_CASE, post=_CASE, looks="matches")),
    **dict.fromkeys(
        ("counsellor.plan_people", "counsellor.plan_left_out", "counsellor.plan_changes"),
        Rule(get=_CASE, looks="matches"),
    ),
    "counsellor.plan_person": Rule(get=_CASE, post=_CASE, looks="matches"),
    "counsellor.courses": Rule(get=_DESK),
    "counsellor.new_course": Rule(get=_DESK, post=_DESK),
    "counsellor.course": Rule(get=_DESK_COURSE),
    "counsellor.edit_course": Rule(get=_CASE, post=_CASE),
    "counsellor.end_course": Rule(post=_CASE),
    "counsellor.course_wishes": Rule(get=_DESK, looks="courses"),
    "counsellor.answer_wish": Rule(post=_CASE),
    # A case of another organisation in an emergency, and lists of people to take away.
    "counsellor.break_glass": Rule(get=_DESK, post=_DESK),
    "counsellor.glass_case": Rule(get=_OPENED_GLASS),
    "counsellor.export_people": Rule(get=_DESK, post=_DESK),
    "counsellor.nameless_list": Rule(post=_DESK),
    "counsellor.named_list": Rule(get=_OWN_LIST),
    "municipality.emergencies": Rule(get=_LEAD),
    "municipality.emergency": Rule(get=_GLASS),
    "municipality.answer_emergency": Rule(post=_GLASS),
    "municipality.people_exports": Rule(get=_LEAD),
    "municipality.answer_export": Rule(post=_LEAD_OF),
    # Notes, tasks, plans of steps, referrals and follow-ups.
    "counsellor.agenda": Rule(get=_DESK, looks="agenda"),
    **dict.fromkeys(("counsellor.notes", "counsellor.note"), Rule(get=_CASE, post=_CASE, looks="notes")),
    **dict.fromkeys(("counsellor.tasks", "counsellor.task"), Rule(get=_CASE, post=_CASE, looks="tasks")),
    **dict.fromkeys(
        ("counsellor.action_plan", "counsellor.new_step", "counsellor.step"),
        Rule(get=_CASE, post=_CASE, looks="plan of steps"),
    ),
    **dict.fromkeys(
        ("counsellor.remove_note", "counsellor.finish_task", "counsellor.tick_step", "counsellor.remove_step"),
        Rule(post=_CASE),
    ),
    "counsellor.follow_up": Rule(get=_CASE, post=_CASE, looks="follow-ups"),
    "counsellor.referrals": Rule(get=_DESK, looks="referrals"),
    "counsellor.new_referral": Rule(get=_CASE, post=_CASE, looks="referrals"),
    "counsellor.referral": Rule(get=_REFERRED, post=_REFERRED, looks="referrals"),
    "jobseeker.plan": Rule(get=_JOBSEEKER),
    "jobseeker.tick_step": Rule(post=_OWN_THING),
    **dict.fromkeys(("jobseeker.referral", "jobseeker.follow_up"), Rule(get=_OWN_THING, post=_OWN_THING)),
    # Organisation leads.
    "municipality.home": Rule(get=_LEAD),
    "municipality.staff": Rule(get=_LEAD),
    "municipality.invite": Rule(post=_LEAD),
    "municipality.leaving": Rule(get=_LEAD_OF, post=_LEAD_OF),
    "municipality.reports": Rule(get=_LEAD),
    "municipality.report": Rule(get=_LEADS_QUEUE, post=_LEADS_QUEUE),
    "municipality.hold_vacancy": Rule(post=_LEADS_QUEUE),
    # Operators: they run the system and see no identities of jobseekers.
    "operator.home": Rule(get=_OPERATOR),
    "operator.organisations": Rule(get=_OPERATOR, post=_OPERATOR),
    "operator.organisation": Rule(get=_OPERATES, post=_OPERATES),
    "operator.invite_lead": Rule(post=_OPERATES),
    "operator.employers": Rule(get=_OPERATOR),
    "operator.employer": Rule(get=_OPERATES),
    "operator.rename_employer": Rule(get=_OPERATES, post=_OPERATES),
    "operator.employer_step": Rule(post=_OPERATES),
    "operator.employer_access": Rule(post=_OPERATES),
    "operator.settle_registration": Rule(post=_OPERATOR),
    "operator.translations": Rule(get=_OPERATOR),
    "operator.contacts": Rule(get=_OPERATOR, post=_OPERATOR),
    "operator.contact": Rule(get=_OPERATES, post=_OPERATES),
    "operator.end_contact": Rule(post=_OPERATES),
    "operator.engine": Rule(get=_OPERATOR, post=_OPERATOR),
    "operator.rules": Rule(get=_OPERATOR),
    "operator.rule": Rule(get=_OPERATOR, post=_OPERATOR),
    "operator.words": Rule(get=_OPERATOR),
    "operator.word": Rule(get=_OPERATES, post=_OPERATES),
    "operator.hide_word": Rule(post=_OPERATES),
    "operator.take_back_word": Rule(post=_OPERATES),
    "operator.new_word": Rule(get=_OPERATOR, post=_OPERATOR),
    "operator.words_csv": Rule(get=_OPERATOR),
    "operator.word_files": Rule(get=_OPERATOR, post=_OPERATOR),
    "operator.remove_nkpd": Rule(post=_OPERATOR),
}
