
"""Fifty invented victims and twenty invented documents that name them, in eight languages. Nobody here exists.

First names and surnames are made up letter by letter; villages and telephone numbers likewise (numbers of ranges that are
given to nobody). They are canaries: whatever of them is found outside the documents' own text has leaked.
"""

from dataclasses import dataclass

FIRST = (
    "Zelvira",
    "Quonda",
    "Mirzhal",
    "Tavexa",
    "Oblinka",
    "Werruna",
    "Jaspella",
    "Hutwena",
    "Krevina",
    "Dolmira",
)
LAST = ("Quastrow", "Vintolba", "Drenmaxa", "Ostrwick", "Pellumbra")
VILLAGES = (
    "Gravelmoor",
    "Zwickelau",
    "Ponteverro",
    "Mbalungwe",
    "Karrabost",
    "Ulmeshti",
    "Quenlago",
    "Vostrezh",
    "Tindhuli",
    "Sabrakan",
)


@dataclass(frozen=True, slots=True)
class Victim:
    """An invented person who never lived."""

    name: str
    village: str
    phone: str
    age: int

    @property
    def canaries(self) -> tuple[str, ...]:
        """What must be found nowhere but in the text itself."""
        first, last = self.name.split()
        return self.name, first, last, self.phone, self.phone.replace(" ", "")


VICTIMS = tuple(
    Victim(f"{FIRST[n % 10]} {LAST[n // 10]}", VILLAGES[n % 10], f"+999 5550 {1000 + 37 * n}", 14 + n % 20)
    for n in range(50)
)

ENGLISH = (
    "{a}, a {age}-year-old from the village of {v} in Nigeria, was taken through Libya to Italy, where she was forced into prostitution. "
    "Her telephone number was {p}. Police in Italy arrested the recruiter {b} and referred {a} to {c}.",
    "Traffickers recruited {a} and {b} in {v}, Nepal, and sold them to a brothel in India. {a} said that {c} had been held there too. "
    "The Government of India referred {b} to Maiti Nepal.",
    "The network of {a} moved {b} from {v} to Spain. {c} was identified as a victim in Madrid. Officials said {a} could be reached at {p}.",
    "Mrs. {a} told the court that police officer {b} had sold {c} to the owner of a bar in Thailand. {a} comes from {v} in Laos.",
    "Victim {a} of {v} testified against the {b} gang. The Ministry of Interior of Moldova gave {c} shelter. Call {p}.",
    "In 2019 {a} (born in {v}, Ghana) was exploited in domestic work in Kuwait; {b}, her employer, was convicted. "
    "The International Organization for Migration assisted {a} and {c}.",
)
OTHERS = {
    "es": "{a}, de {age} años, del pueblo de {v}, fue llevada desde Honduras a España con {b}. Su teléfono es {p}. La policía entregó a {c} a un refugio.",
    "fr": "{a}, âgée de {age} ans, du village de {v}, a été emmenée du Bénin en France avec {b}. Son téléphone est le {p}. La police a confié {c} à un foyer.",
    "pt": "{a}, de {age} anos, da aldeia de {v}, foi levada do Brasil para Portugal com {b}. O telefone dela é {p}. A polícia entregou {c} a um abrigo.",
    "de": "{a}, {age} Jahre alt, aus dem Dorf {v}, wurde mit {b} aus Rumänien nach Deutschland gebracht. Ihre Nummer ist {p}. Die Polizei brachte {c} unter.",
    "ru": "{a}, {age} лет, из деревни {v}, была вывезена вместе с {b} из Молдовы в Россию. Её телефон {p}. Полиция передала {c} в приют.",
    "ar": "{a}، عمرها {age} سنة، من قرية {v}، نُقلت مع {b} من نيبال إلى الكويت للعمل في المنازل. رقم هاتفها {p}. سلمت الشرطة {c} إلى مأوى.",
    "id": "{a}, berusia {age} tahun, dari desa {v}, dibawa bersama {b} dari Indonesia ke Malaysia untuk bekerja. Nomor teleponnya {p}. Polisi membawa {c} ke rumah aman.",
}


def documents() -> dict[str, str]:
    """Twenty texts by file name; each names victims, all fifty are named somewhere."""
    found: dict[str, str] = {}
    patterns = [(f"en-{n}", ENGLISH[n % len(ENGLISH)]) for n in range(13)] + list(OTHERS.items())
    for number, (name, pattern) in enumerate(patterns):
        rows = []
        for step in range(3):
            at = 3 * number + step
            a, b, c = (VICTIMS[(at + k) % 50] for k in (0, 17, 34))
            rows.append(pattern.format(a=a.name, b=b.name, c=c.name, v=a.village, p=a.phone, age=a.age))
        found[f"{name}.txt"] = "\n\n".join(rows) + "\n"
    return found
