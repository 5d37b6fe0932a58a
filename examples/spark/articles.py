"""News articles that nobody has written, to measure with: `python3 articles.py 10000 > archive.jsonl`.

People, bodies and events are invented; the same number gives the same articles. An article has 400 words on average, in the
proportions of newswire: half of its sentences attribute something to somebody.
"""

import argparse
import json
import random
from collections.abc import Iterator

GIVEN = "Ana Tomas Halima Piet Leila Joao Mirela Kwame Ingrid Rashid Chiara Dmitri Noor Esteban Wanjiru Oskar".split()
FAMILY = "Reyes Ilves Juma de_Vries Haddad Sequeira Popescu Mensah Solberg Mbarak Ferri Orlov Akhtar Quiroga Kamau Lindqvist".split()
ROLES = [
    "the mayor", "a fisherman", "the harbour's engineer", "a schoolteacher", "the head of the river authority", "a lawyer for the families",
    "a spokeswoman for the ministry", "a doctor at the clinic", "the union's secretary", "an economist at the university",
]  # fmt: skip
PLACES = "Mombasa Cairo Lyon Gdansk Manaus Chittagong Tampere Oaxaca Izmir Da_Nang Bergen Kumasi Winnipeg Porto Nakuru Leeds".split()
BODIES = [
    "The Ministry of Works", "The Coastal Authority", "The National Grid Board", "The Port Workers' Union", "Brenham Ferries", "The county council",
]  # fmt: skip
VERBS = ["said", "told reporters", "added", "warned", "insisted", "argued"]
THINGS = ["the bridge", "the ferry line", "the new dam", "the old harbour", "the power station", "the night market", "the water works"]
CLAIMS = [
    "{thing} will not open before the rains",
    "nobody had asked the people who live beside {thing}",
    "the money for {thing} was spent two years ago",
    "{thing} is safe, and the figures show it",
    "there were cracks in {thing} long before the storm",
    "every family in {place} has lost something",
    "the repairs would take at least {number} weeks",
    "more than {number} people had already left {place}",
    "the inquiry into {thing} must be held in public",
]
PLAIN = [
    "Work on {thing} began in {place} in the spring, when the river stood at its lowest for {number} years.",
    "A column of {number} lorries left {place} before dawn with pumps, blankets and drinking water.",
    "The road between {place} and {other} has been closed since Tuesday, and a second one may follow.",
    "Shops near {thing} stayed shut for a third day, and the schools of {other} sent their pupils home.",
    "It is the {number}th accident of its kind in {place} since the old rules were given up.",
    "Rain is expected in {other} until the weekend.",
]
DIRECT = [
    "“{Claim},” {verb} {name}, {role}.",
    "“{Claim},” {name} {verb} on {day}. “{Second}.”",
    "{name} {verb}: “{Claim}.”",
    "“{Claim},” {pronoun} said.",
]
REPORTED = [
    "{body} said {claim}.",
    "According to {name}, {role}, {claim}.",
    "{name} said that {claim}, and called it “a {adjective} affair”.",
    "Officials in {place} said on {day} that {claim}.",
]
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
ADJECTIVES = "shameful costly needless curious sorry".split()


def articles(count: int) -> Iterator[tuple[int, str]]:
    """So many articles: their numbers from 0 on, and their texts."""
    for number in range(count):
        yield number, article(random.Random(number))


def article(draw: random.Random) -> str:
    """One article, of a few people who speak again and again, in paragraphs."""
    cast = [(f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}".replace("_", " "), draw.choice(ROLES)) for _ in range(draw.randint(2, 5))]
    place, other = (name.replace("_", " ") for name in draw.sample(PLACES, 2))
    thing = draw.choice(THINGS)

    def sentence(shape: str) -> str:
        name, role = draw.choice(cast)
        fill = {"thing": thing, "place": place, "other": other, "name": name, "role": role, "number": draw.randint(4, 90)}
        claim, second = (each.format(**fill) for each in draw.sample(CLAIMS, 2))
        return shape.format(
            **fill, claim=claim, Claim=claim[0].upper() + claim[1:], Second=second[0].upper() + second[1:], body=draw.choice(BODIES),
            verb=draw.choice(VERBS), day=draw.choice(DAYS), pronoun=draw.choice(["he", "she"]), adjective=draw.choice(ADJECTIVES),
        )  # fmt: skip

    paragraphs = [f"{place.upper()} — {sentence(draw.choice(REPORTED))}"]
    for _ in range(draw.randint(6, 18)):
        shapes = [draw.choice(draw.choice([PLAIN, PLAIN, DIRECT, REPORTED])) for _ in range(draw.randint(1, 3))]
        paragraphs.append(" ".join(sentence(shape) for shape in shapes))
    return "\n\n".join(paragraphs) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Prints invented articles as JSON Lines.")
    parser.add_argument("count", type=int)
    for number, text in articles(parser.parse_args().count):
        print(json.dumps({"id": number, "text": text}, ensure_ascii=False))
