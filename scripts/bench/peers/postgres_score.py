"""The engine's score as SQL. Names in %(…)s are values of the question; every level is a branch of its criterion."""

SCORE = """
WITH near AS (SELECT * FROM unnest(%(near_jobs)s::int[], %(near_points)s::int[]) AS t(job, points)),
asked AS (SELECT * FROM
    unnest(%(ask_skill)s::int[], %(ask_place)s::int[], %(ask_credit)s::int[], %(ask_held)s::bool[])
    AS t(skill, place, credit, held)),
welcome AS (SELECT * FROM
    unnest(%(opt_skill)s::int[], %(opt_place)s::int[], %(opt_credit)s::int[], %(opt_held)s::bool[])
    AS t(skill, place, credit, held)),
away AS (SELECT * FROM unnest(%(places)s::int[], %(km)s::int[]) AS t(place, km)),
clash AS (SELECT DISTINCT care FROM care JOIN unnest(%(starts)s::int[], %(ends)s::int[]) AS w(s, e)
    ON care.starts < w.e AND w.s < care.ends),
eligible AS (SELECT * FROM people JOIN away USING (place) WHERE {conditions}),
work AS (SELECT n, max(points) AS points, sum(years) AS years, bool_or(years IS NULL) AS unknown,
    max(used) AS used, bool_or(used IS NULL) AS undated FROM jobs JOIN near USING (job) GROUP BY n),
essential AS (SELECT n, sum(credit) AS credit, max(grade) AS grade FROM
    (SELECT n, place, max(credit) AS credit, max(CASE WHEN held THEN grade END) AS grade
     FROM skills JOIN asked USING (skill) GROUP BY n, place) AS each GROUP BY n),
optional AS (SELECT n, sum(credit) AS credit, count(*) FILTER (WHERE held) AS held FROM
    (SELECT n, place, max(credit) AS credit, bool_or(held) AS held
     FROM skills JOIN welcome USING (skill) GROUP BY n, place) AS each GROUP BY n)
SELECT n, id,
CASE WHEN NOT jobs_known THEN %(occupation_unknown)s ELSE coalesce(work.points, %(occupation_other)s) END
+ CASE WHEN %(years)s = 0 THEN %(experience_not_asked)s
    WHEN NOT jobs_known THEN %(experience_unknown)s
    WHEN work.unknown AND coalesce(work.years, 0) < %(years)s THEN GREATEST(%(experience_unknown)s,
        CASE WHEN 2 * coalesce(work.years, 0) >= %(years)s THEN %(experience_half)s
            WHEN coalesce(work.years, 0) > 0 THEN %(experience_little)s ELSE %(experience_none)s END)
    WHEN coalesce(work.years, 0) = 0 THEN %(experience_none)s
    WHEN work.years >= %(years)s AND NOT work.undated AND %(today)s - work.used > %(recent_days)s
        THEN %(experience_long_ago)s
    WHEN work.years >= %(years)s THEN %(experience_enough)s
    WHEN 2 * work.years >= %(years)s THEN %(experience_half)s ELSE %(experience_little)s END
+ CASE WHEN %(asked_count)s = 0 THEN %(essential_skills_not_asked)s
    WHEN NOT skills_known THEN %(essential_skills_unknown)s
    ELSE %(essential_weight)s * (coalesce(essential.credit, 0) / %(asked_count)s) / 100 END
+ CASE WHEN %(asked_count)s = 0 THEN %(evidence_not_asked)s
    WHEN NOT skills_known THEN %(evidence_unknown)s
    WHEN essential.grade IS NULL THEN %(evidence_nothing)s
    ELSE (%(grades)s::int[])[essential.grade + 1] END
+ CASE WHEN %(welcome_count)s = 0 THEN %(optional_skills_not_asked)s
    WHEN NOT skills_known THEN %(optional_skills_unknown)s
    WHEN optional.n IS NULL THEN %(optional_skills_none)s
    WHEN optional.held = %(welcome_count)s THEN %(optional_skills_all)s
    ELSE %(optional_weight)s * (optional.credit / %(welcome_count)s) / 100 END
+ {languages}
+ CASE WHEN %(remote)s THEN %(commute_remote)s WHEN km <= %(near_km)s THEN %(commute_near)s
    WHEN %(transport)s AND km <= %(transport_km)s THEN %(commute_employer_transport)s
    WHEN %(roof)s AND roof THEN %(commute_accommodation)s
    WHEN limit_km IS NULL THEN %(commute_unknown)s
    WHEN km <= limit_km THEN %(commute_in_reach)s
    WHEN km * 100 <= limit_km * %(beyond)s THEN %(commute_beyond)s ELSE %(commute_far)s END
+ LEAST(
    CASE WHEN shifts IS NULL OR %(worked)s::int IS NULL THEN %(schedule_unknown)s
        WHEN %(worked)s & ~shifts = 0 OR (%(choice)s AND %(worked)s & ~shifts <> %(worked)s) THEN %(schedule_fits)s
        ELSE %(schedule_shift_differs)s END,
    CASE WHEN hours < %(hours)s THEN %(schedule_hours_differ)s ELSE %(schedule_fits)s END,
    CASE WHEN care = 0 THEN %(schedule_fits)s WHEN NOT %(windows_known)s THEN %(schedule_care_to_ask)s
        WHEN care IN (SELECT care FROM clash) THEN %(schedule_care_clash)s ELSE %(schedule_fits)s END)
+ CASE WHEN earliest = 0 THEN %(start_unknown)s WHEN earliest <= %(start)s THEN %(start_ready)s
    WHEN earliest - %(start)s <= %(soon)s THEN %(start_soon)s
    WHEN earliest - %(start)s <= %(later)s THEN %(start_later)s ELSE %(start_much_later)s END
+ CASE WHEN min_net IS NULL OR %(net_low)s::int IS NULL THEN %(pay_unknown)s
    WHEN %(net_low)s >= min_net THEN %(pay_meets)s WHEN %(net_high)s >= min_net THEN %(pay_within_range)s
    WHEN 100 * %(net_high)s >= %(slightly)s * min_net THEN %(pay_slightly_below)s ELSE %(pay_below)s END
+ CASE WHEN contracts = 0 OR %(contract)s = 0 THEN %(contract_unknown)s
    WHEN contracts & %(contract)s <> 0 THEN %(contract_wanted)s ELSE %(contract_other)s END
+ CASE WHEN wanted IS NULL THEN %(preference_unknown)s WHEN wanted = %(job)s THEN %(preference_wanted)s
    WHEN wanted = ANY(%(group)s::int[]) THEN %(preference_near)s ELSE %(preference_other)s END AS score
FROM eligible LEFT JOIN work USING (n) LEFT JOIN essential USING (n) LEFT JOIN optional USING (n)
ORDER BY score DESC, id LIMIT {wanted}
"""
ONE_LANGUAGE = """CASE WHEN {name} = 7 AND {learnable} THEN %(language_learnable_unknown)s
    WHEN {name} = 7 THEN %(language_unknown)s WHEN {name} >= {level} THEN %(language_met)s
    WHEN {learnable} THEN %(language_learnable)s WHEN {level} - {name} = 1 THEN %(language_one_below)s
    WHEN {level} - {name} = 2 THEN %(language_two_below)s ELSE %(language_far_below)s END"""
