"""Papers to take along: what stands on them, what never does, and who may fetch them."""

import io
import json
import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import CareWindow, Jobseeker, JobseekerLicence, JobseekerSkill
from models.enums import LicenceKind, SkillEvidence
from models.queries import by_public_id
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.web.jobseeker_pages import newcomer, text
from tests.world import PIN, World
from web.i18n import LANGUAGES
from web.papers.europass import NAMESPACE

CV = "/me/documents/cv"
NAMED = "kind=named&contact=phone&contact=email"
#: What may stand in each element, in this order, by the published XML schema 3.4 of the SkillsPassport document; a
#: name with `/` is the element as it stands in that parent. Elements that are not listed hold text.
ORDER = {
    "SkillsPassport": "DocumentInfo PrintingPreferences LearnerInfo AttachmentList CoverLetter",
    "DocumentInfo": (
        "DocumentType Bundle CreationDate LastUpdateDate XSDVersion Generator Comment Copyright EuropassLogo"
    ),
    "LearnerInfo": "Identification Headline WorkExperienceList EducationList Skills AchievementList Documentation",
    "Identification": "PersonName ContactInfo Demographics Photo Signature",
    "PersonName": "Title FirstName Surname",
    "ContactInfo": "Address Email TelephoneList WebsiteList InstantMessagingList ContactMethodList",
    "Address": "Contact",
    "Address/Contact": "AddressLine AddressLine2 PostalCode Municipality Country",
    "Country": "Code Label",
    "Email": "Contact",
    "TelephoneList": "Telephone+",
    "Telephone": "Contact Use",
    "Use": "Code Label",
    "Headline": "Type Description",
    "Type": "Code Label",
    "Headline/Description": "Code Label",
    "WorkExperienceList": "WorkExperience+",
    "WorkExperience": "Period Description Documentation Position Activities Employer",
    "Position": "Code Label",
    "Skills": "Linguistic Communication Organisational JobRelated Computer Driving Other",
    "Linguistic": "MotherTongueList ForeignLanguageList",
    "MotherTongueList": "MotherTongue+",
    "ForeignLanguageList": "ForeignLanguage+",
    "MotherTongue": "Description Documentation",
    "ForeignLanguage": "Description ProficiencyLevel AcquiredDuring VerifiedBy Documentation",
    "MotherTongue/Description": "Code Label",
    "ForeignLanguage/Description": "Code Label",
    "ProficiencyLevel": "Listening Reading SpokenInteraction SpokenProduction Writing",
    "JobRelated": "Description Documentation",
    "Driving": "Description Documentation",
    "Driving/Description": "Licence+",
    "Other": "Description Documentation",
}  # fmt: skip
#: Lists of values in that schema.
VALUES = {
    "DocumentType": "ECV|ESP|ELP|ECV_ESP|ECL", "XSDVersion": r"V3\.4", "Email/Contact": r"[^@]+@[^.]+\..+",
    "Use/Code": "home|work|mobile", "Country/Code": "BG",
    "Type/Code": "preferred_job|job_applied_for|studies_applied_for|position|personal_statement",
    "Listening": "[ABC][12]", "SpokenInteraction": "[ABC][12]", "SpokenProduction": "[ABC][12]", "Writing": "[ABC][12]",
    "Licence": "AM|A1|A2|A|B1|B|BE|C1|C1E|C|CE|D1|D1E|D|DE", "Description/Code": "[a-z]{2,3}",
}  # fmt: skip
IDENTIFYING = ("Анна", "Коваль", "+359", "anna@", "1990", "София", "Sofia", "1777333")
FIELDS = {
    "basics": {"name", "label", "image", "email", "phone", "url", "summary", "location", "profiles"},
    "work": {
        *("name", "location", "description", "position", "url"),
        *("startDate", "endDate", "summary", "highlights"),
    },
    "skills": {"name", "level", "keywords"},
    "languages": {"language", "fluency"},
    "certificates": {"name", "date", "url", "issuer"},
    "meta": {"canonical", "version", "lastModified"},
}


@pytest.fixture
def anna(client: HouseClient, session: Session, world: World) -> HouseClient:
    """Anna's browser; she has filled in all there is."""
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    person.phone, person.email, person.document_number = "+359888123456", "anna@example.org", "1777333"
    person.has_care_hours, person.earliest_start = True, date(2026, 12, 1)
    person.status_valid_until = date(2033, 3, 4)
    person.care_windows.append(CareWindow(weekday=2, from_minute=421, to_minute=839))
    person.licences.append(JobseekerLicence(kind=LicenceKind.DRIVING_B, valid_until=date(2031, 7, 9)))
    own = JobseekerSkill(language="uk", evidence=SkillEvidence.CERTIFICATE)
    person.skills.append(own)
    session.flush()
    own.own_words = "вмію <b>#emph[прати] $x$"
    session.commit()
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    return client


def words(answer: TestResponse) -> str:
    """The text of a PDF, page after page."""
    assert answer.mimetype == "application/pdf", answer.status
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)


def printed(client: HouseClient, asked: str) -> dict[str, str]:
    """The text of the curriculum vitae in each format."""
    return {
        "pdf": words(client.get(f"{CV}.pdf?{asked}")),
        "json": client.get(f"{CV}.json?{asked}").get_data(as_text=True),
        "xml": client.get(f"{CV}.xml?{asked}").get_data(as_text=True),
    }


def test_without_a_name_nothing_says_who_it_is_and_no_pin_is_asked(anna: HouseClient, clock: FakeClock) -> None:
    clock.move(minutes=10)
    for kind, said in printed(anna, "written_in=en&kind=blind&contact=phone&contact=email").items():
        assert "hotel" in said.casefold(), kind
        assert not [mark for mark in IDENTIFYING if mark in said], kind


def test_status_birthday_care_and_document_numbers_stand_on_no_paper(anna: HouseClient) -> None:
    for kind, said in printed(anna, f"written_in=en&{NAMED}").items():
        assert "Анна" in said, kind
        assert "359888123456" in said, kind
        assert not re.search(r"1990|protection|2033|07:01|13:59|after somebody|1777333|Ukraine\b", said), kind


def test_only_the_ticked_ways_to_reach_the_person_stand_on_it(anna: HouseClient) -> None:
    said = words(anna.get(f"{CV}.pdf?written_in=en&kind=named&contact=email"))
    assert "anna@example.org" in said
    assert "888123456" not in said


def test_what_names_the_person_asks_for_the_pin_and_keeps_the_choice(anna: HouseClient, clock: FakeClock) -> None:
    clock.move(minutes=6)
    asked = anna.get(f"{CV}.pdf?written_in=bg&{NAMED}")
    assert asked.location == "/confirm"
    back = anna.submit("/confirm", {"pin": PIN}).location
    shown = anna.get(back).get_data(as_text=True)
    assert re.search(r'<option selected value="bg">', shown)
    assert shown.count("<input checked") == 3
    assert anna.get(f"{CV}.pdf?written_in=bg&{NAMED}").mimetype == "application/pdf"


def test_a_file_is_never_kept_by_the_browser_and_its_name_says_nothing(anna: HouseClient) -> None:
    for address, name in ((f"{CV}.pdf", "cv.pdf"), (f"{CV}.json", "cv.json"), (f"{CV}.xml", "cv.xml"),
                          ("/me/documents/copy.zip", "copy.zip")):  # fmt: skip
        answer = anna.get(f"{address}?written_in=uk&{NAMED}")
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert not [mark for mark in (*IDENTIFYING, "uk") if mark in str(answer.headers)]


def test_nothing_personal_is_logged(anna: HouseClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        anna.get(f"{CV}.pdf?written_in=uk&{NAMED}")
        anna.get("/me/documents/copy.zip")
    assert not [mark for mark in IDENTIFYING if mark in caplog.text]


def test_a_choice_nobody_offered_is_refused_on_the_page(anna: HouseClient) -> None:
    answer = anna.get(f"{CV}.pdf?written_in=xx&kind=both&contact=photo")
    assert answer.status_code == 422
    assert "Papers to take along" in text(answer)


def test_own_words_are_printed_as_text_and_marked_with_their_language(anna: HouseClient) -> None:
    said = words(anna.get(f"{CV}.pdf?written_in=en&kind=blind"))
    assert "вмію <b>#emph[прати] $x$" in said
    assert "In my own words (Ukrainian)" in said
    assert "Certificate" in said


def test_every_language_prints_without_a_missing_letter(anna: HouseClient) -> None:
    """PDF/UA refuses a page with a letter that the fonts lack, so a page that comes back has them all."""
    for language in LANGUAGES:
        answer = anna.get(f"{CV}.pdf?written_in={language}&{NAMED}")
        assert answer.mimetype == "application/pdf", language
        catalog = PdfReader(io.BytesIO(answer.data)).root_object
        assert str(catalog["/Lang"]).split("-")[0] == language
        assert "/StructTreeRoot" in catalog, "the page is not tagged"


def test_json_resume_has_the_published_names_and_kinds_only(anna: HouseClient) -> None:
    made = json.loads(anna.get(f"{CV}.json?written_in=en&{NAMED}").data)
    assert made["meta"]["version"] == "v1.0.0"
    assert set(made) <= set(FIELDS)
    for section, names in FIELDS.items():
        rows = made[section] if isinstance(made[section], list) else [made[section]]
        assert rows
        for row in rows:
            assert set(row) <= names, section
            assert all(isinstance(value, str) for name, value in row.items() if name != "location")
    assert made["basics"]["email"] == "anna@example.org"
    assert set(made["basics"]["location"]) <= {"address", "postalCode", "city", "countryCode", "region"}
    assert re.fullmatch(r"[1-2]\d{3}", made["work"][0]["endDate"])


def test_europass_has_the_published_structure(anna: HouseClient) -> None:
    root = ElementTree.fromstring(anna.get(f"{CV}.xml?written_in=bg&{NAMED}").data)
    assert root.tag == f"{{{NAMESPACE}}}SkillsPassport"
    assert root.get("locale") == "bg"
    kinds = [child.tag.split("}")[1] for child in root]
    assert kinds == ["DocumentInfo", "LearnerInfo"]
    ours = {"e": NAMESPACE}
    learner = root[1]
    parts = [child.tag.split("}")[1] for child in learner]
    assert parts == ["Identification", "Headline", "WorkExperienceList", "Skills"]
    assert root.findtext(".//e:XSDVersion", None, ours) == "V3.4"
    assert datetime.fromisoformat(root.findtext(".//e:CreationDate", "", ours)).tzinfo == UTC
    assert learner.findtext(".//e:Surname", None, ours) == "Коваль"
    assert learner.findtext(".//e:WorkExperience/e:Position/e:Label", "", ours)
    assert [part.text for part in learner.iterfind(".//e:Driving//e:Licence", ours)] == ["B"]
    foreign = learner.find(".//e:ForeignLanguage", ours)
    assert foreign is not None
    assert [part.text for part in foreign.iterfind("./e:ProficiencyLevel/*", ours)] == ["A2", "A2", "A1"]


def out_of_order(part: ElementTree.Element, parent: str = "") -> list[str]:
    """What in a document is not as the schema has it: elements it does not know there, in another order, or twice;
    values that are not on its lists; text where elements belong."""
    name = part.tag.split("}")[1]
    found = [child.tag.split("}")[1] for child in part]
    known = ORDER.get(f"{parent}/{name}", ORDER.get(name, "") if f"{parent}/{name}" not in VALUES else "").split()
    many = known[0][:-1] if known and known[0].endswith("+") else ""
    wrong = [] if many or found == [each for each in known if each in found] else [f"{parent}/{name}: {found}"]
    wrong += [f"{name}: {each}" for each in found if many and each != many]
    allowed = VALUES.get(f"{parent}/{name}", VALUES.get(name, ".*"))
    if not found and not re.fullmatch(allowed, part.text or "", re.S):
        wrong.append(f"{parent}/{name}: {part.text!r}")
    return [*wrong, *(each for child in part for each in out_of_order(child, name))]


def test_every_element_of_europass_stands_where_the_schema_has_it(
    anna: HouseClient, session: Session, world: World
) -> None:
    for written_in in LANGUAGES:
        for kind in (NAMED, "kind=blind"):
            made = anna.get(f"{CV}.xml?written_in={written_in}&{kind}").data
            assert out_of_order(ElementTree.fromstring(made)) == []
    newcomer(session, world.anna)
    assert out_of_order(ElementTree.fromstring(anna.get(f"{CV}.xml?written_in=en&kind=blind").data)) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [("Headline", "Motto"), ("V3.4", "V3.3"), ("<Code>mobile", "<Code>pager"), ("Municipality", "Town"),
     ("SpokenProduction", "Speaking"), ("Surname", "Nickname")],
)  # fmt: skip
def test_a_document_that_breaks_the_schema_is_found(anna: HouseClient, good: str, bad: str) -> None:
    made = anna.get(f"{CV}.xml?written_in=bg&{NAMED}").get_data(as_text=True)
    assert good in made
    assert out_of_order(ElementTree.fromstring(made.replace(good, bad)))


def test_the_slip_stands_in_two_languages_and_its_square_names_nobody(anna: HouseClient, world: World) -> None:
    page = anna.get("/me/documents/slip")
    shown = page.get_data(as_text=True)
    assert re.search(r'<section[^>]*lang="uk" dir="ltr"', shown)
    assert re.search(r'<section[^>]*lang="bg" dir="ltr"', shown)
    assert f"/desk/people/{world.anna}" in shown
    assert not [mark for mark in IDENTIFYING if mark in shown]


def test_the_address_on_the_slip_opens_for_their_own_staff_only(anna: HouseClient, world: World) -> None:
    found = re.search(
        r"https?://[^<\s]+(/desk/people/[\w-]{22})", anna.get("/me/documents/slip").get_data(as_text=True)
    )
    assert found is not None
    staff = anna.application.test_client()
    assert isinstance(staff, HouseClient)
    assert staff.sign_in_as(world.counsellor).get(found.group(1)).status_code == 200
    assert staff.sign_in_as(world.other_counsellor).get(found.group(1)).status_code == 404
    assert staff.sign_in_as(world.employer).get(found.group(1)).status_code == 404
