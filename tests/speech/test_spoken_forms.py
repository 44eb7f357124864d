import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Term
from bot.speech.spoken_forms import speakable, spoken_names

FORMS = [
    ("C++", "C plus plus"),
    ("C# and F#", "C sharp and F sharp"),
    ("I used C/C++ daily.", "I used C C plus plus daily."),
    ("CI/CD pipelines", "C I C D pipelines"),
    ("p95 latency", "P 95 latency"),
    ("the p99.9 was bad", "the P 99.9 was bad"),
    ("40 %", "40 percent"),
    ("99.9%", "99.9 percent"),
    ("4.2 s", "4.2 seconds"),
    ("cut it from 4.2 s to 1.1 s", "cut it from 4.2 seconds to 1.1 seconds"),
    ("3.5M users", "3.5 million users"),
    ("10K requests", "10 thousand requests"),
    ("$3.5M", "3.5 million dollars"),
    ("$5-10M budget", "5 to 10 million dollars budget"),
    ("€40k", "40 thousand euros"),
    ("£1.50 each", "1.50 pounds each"),
    ("$1", "1 dollar"),
    ("USD 5 million", "5 million U S dollars"),
    ("5 EUR", "5 euros"),
    ("k8s", "kubernetes"),
    ("i18n", "internationalization"),
    ("PostgreSQL and MySQL", "postgres Q L and my S Q L"),
    ("NoSQL vs SQL", "no S Q L versus S Q L"),
    ("T-SQL, PL/SQL, SQLite and MSSQL", "T-S Q L, P L S Q L, S Q L lite and M S S Q L"),
    ("GraphQL APIs", "Graph Q L A P I's"),
    ("https://docs.python.org/3/library/re.html", "docs dot python dot org"),
    ("see www.example.com, please", "see example dot com, please"),
    ("mail me at ada@example.org", "mail me at ada at example dot org"),
    ("**bold** and *italic* and `code`", "bold and italic and code"),
    ("[the docs](https://x.example/a?b=c)", "the docs"),
    ("# Heading", "Heading"),
    ("- one", "one"),
    ("2019-2021", "twenty nineteen to twenty twenty one"),
    ("2019–2021", "twenty nineteen to twenty twenty one"),
    ("from 2019 to 2021", "from twenty nineteen to twenty twenty one"),
    ("in 2019 we", "in twenty nineteen we"),
    ("the 1990s", "the 1990's"),
    ("the 90s", "the 90's"),
    ("30s timeout", "30 seconds timeout"),
    ("2021-03-04", "March 4, twenty twenty one"),
    ("2021-03", "March twenty twenty one"),
    ("04/2019", "April twenty nineteen"),
    ("Jan 2020 – Mar 2021", "January twenty twenty to March twenty twenty one"),
    ("v2.3.1", "version 2 point 3 point 1"),
    ("e.g. Redis", "for example Redis"),
    ("i.e., the cache", "that is, the cache"),
    ("Redis, Kafka, etc.", "Redis, Kafka, et cetera"),
    ("approx. 5 GB", "approximately 5 gigabytes"),
    ("~200 ms", "about 200 milliseconds"),
    ("<300 ms", "less than 300 milliseconds"),
    (">= 5 nodes", "at least 5 nodes"),
    ("±5%", "plus or minus 5 percent"),
    ("5-10%", "5 to 10 percent"),
    ("10-20 people", "10 to 20 people"),
    ("1 ms", "1 millisecond"),
    ("250ms", "250 milliseconds"),
    ("16 GB RAM", "16 gigabytes ram"),
    ("200 req/s", "200 requests per second"),
    ("5 MB/s", "5 megabytes per second"),
    ("60 km/h", "60 kilometres per hour"),
    ("3 °C", "3 degrees Celsius"),
    ("10x faster", "10 times faster"),
    ("24/7", "24 7"),
    ("3/4 of users", "three quarters of users"),
    ("1/2", "one half"),
    ("R&D and Q&A", "R and D and Q and A"),
    ("B2B SaaS", "B to B sass"),
    ("a 2FA flow", "a 2 F A flow"),
    ("S3 and EC2", "S 3 and E C 2"),
    ("H100 GPUs", "H 100 G P U's"),
    ("UTF-8", "U T F 8"),
    ("SHA-256", "S H A 256"),
    ("IPv6", "I P version 6"),
    ("HTTP/2", "H T T P 2"),
    ("TCP/IP", "T C P I P"),
    ("I/O bound", "I O bound"),
    ("A/B tests", "A B tests"),
    ("and/or", "and or"),
    ("client/server", "client server"),
    ("Node.js and Next.js", "Node J S and Next J S"),
    (".NET and ASP.NET", "dot net and A S P dot net"),
    ("gRPC", "G R P C"),
    ("OAuth2", "O Auth 2"),
    ("iOS and macOS", "I O S and mac O S"),
    ("RESTful JSON APIs", "restful json A P I's"),
    ("AWS, GCP and IBM", "A W S, G C P and I B M"),
    ("NASA used RAM", "nasa used ram"),
    ("the CEO's KPI", "the C E O's K P I"),
    ("KPIs", "K P I's"),
    ("IEEE 802.11", "I triple E 802.11"),
    ("127.0.0.1", "127 point 0 point 0 point 1"),
    ("10:30", "10 30"),
    ("9:00", "9 o'clock"),
    ("5pm", "5 P M"),
    ("10:05 a.m.", "10 oh 5 A M"),
    ("user_id and main.py", "user id and main dot P Y"),
    ("#3 of the list", "number 3 of the list"),
    ("we used a -> b", "we used a to b"),
    ("x != y", "x is not y"),
    ("team of 5+", "team of 5 plus"),
    ("1,300 requests", "1300 requests"),
    ("1,250,000 rows", "1250000 rows"),
    ('"quoted" (aside) text', "quoted, aside, text"),
    ("DO NOT PANIC, THIS IS FINE", "do not panic, this is fine"),
    ("it is NOT fast", "it is not fast"),
    ("well — maybe", "well, maybe"),
    ("Line one", "Line one"),
    ("GPT-4o", "G P T 4 O"),
    ("Q3 2021", "Q 3 2021"),
    ("H1", "H 1"),
    ("w/ Redis, w/o Kafka", "with Redis, without Kafka"),
    ("No. 5", "number 5"),
    ("U.S. market", "U S market"),
    ("Ph.D. in ML", "P H D in M L"),
    ("🎉 done ✅", "done"),
    ("<@123456> said <:ok:123>", "said"),
    ("M&A", "M and A"),
    ("SOC 2", "S O C 2"),
    ("100 µs", "100 microseconds"),
    ("5 kg/m²", "5 kilograms per metre squared"),
    ("$20/hour", "20 dollars per hour"),
    ("50,000 USD", "50000 U S dollars"),
    ("¥500", "500 yen"),
    ("1st and 2nd", "1st and 2nd"),
    ("COVID-19", "covid 19"),
    ("HIPAA and GDPR", "hippa and G D P R"),
    ("IT and HR in the US", "I T and H R in the U S"),
    ("on-call SRE", "on-call S R E"),
    ("OKRs", "O K R's"),
    ("up to 2x", "up to 2 times"),
    ("3D CAD", "3 D cad"),
    ("JVM's heap", "J V M's heap"),
    ("$1.2 billion", "1.2 billion dollars"),
    (
        "Under I F R S fifteen, how do you treat C plus plus?",
        "Under I F R S fifteen, how do you treat C plus plus?",
    ),
]


@pytest.mark.parametrize(("written", "said"), FORMS)
def test_written_forms_are_said_in_words(written: str, said: str) -> None:
    """Signs, units, figures and names become what a person would read out."""
    assert speakable(written) == said


@pytest.mark.parametrize("said", [said for _, said in FORMS])
def test_what_is_already_said_stays(said: str) -> None:
    """A form that an author wrote for a voice comes through unchanged."""
    assert speakable(said) == said


def test_names_with_a_form_of_their_own_are_said_so() -> None:
    """A skill's spoken form wins over the rules, only for the whole name in its own case."""
    names = spoken_names([
        Term(name="SOC 2", category="x", spoken="sock two"),
        Term(name="Qt", category="x", spoken="cute"),
        Term(name="Redis", category="x"),
    ])  # fmt: skip
    assert speakable("SOC 2, Qt and qty", names) == "sock two, cute and qty"


@given(st.text(max_size=200))
def test_any_text_gives_one_clean_line(text: str) -> None:
    """Whatever is pasted, what is said has no markup, no line break and no invisible character."""
    said = speakable(text)
    assert not set(said) & set("*_`|<>#[]{}()\\^~\n\t\0")
    assert said == said.strip()


def test_long_and_hostile_texts_take_no_time() -> None:
    """Repeated signs and digits don't make a rule slow."""
    for piece in ("(", "*a", "1-", "a/", "$1", "1.1.", "<a ", "[x](", "_a_ ", "A1b2", "http://"):
        speakable(piece * 4_000)
