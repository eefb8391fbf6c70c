"""Countries by their codes of ISO 3166. One that is not here goes by its code."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

_NAMES: Final = """
AE United Arab Emirates|Vereinigte Arabische Emirate|Émirats arabes unis|Emiratos Árabes Unidos
AR Argentina|Argentinien|Argentine|Argentina
AT Austria|Österreich|Autriche|Austria
AU Australia|Australien|Australie|Australia
BE Belgium|Belgien|Belgique|Bélgica
BG Bulgaria|Bulgarien|Bulgarie|Bulgaria
BR Brazil|Brasilien|Brésil|Brasil
CA Canada|Kanada|Canada|Canadá
CH Switzerland|Schweiz|Suisse|Suiza
CL Chile|Chile|Chili|Chile
CN China|China|Chine|China
CO Colombia|Kolumbien|Colombie|Colombia
CY Cyprus|Zypern|Chypre|Chipre
CZ Czechia|Tschechien|Tchéquie|Chequia
DE Germany|Deutschland|Allemagne|Alemania
DK Denmark|Dänemark|Danemark|Dinamarca
EE Estonia|Estland|Estonie|Estonia
EG Egypt|Ägypten|Égypte|Egipto
ES Spain|Spanien|Espagne|España
FI Finland|Finnland|Finlande|Finlandia
FR France|Frankreich|France|Francia
GB United Kingdom|Vereinigtes Königreich|Royaume-Uni|Reino Unido
GR Greece|Griechenland|Grèce|Grecia
HK Hong Kong|Hongkong|Hong Kong|Hong Kong
HR Croatia|Kroatien|Croatie|Croacia
HU Hungary|Ungarn|Hongrie|Hungría
ID Indonesia|Indonesien|Indonésie|Indonesia
IE Ireland|Irland|Irlande|Irlanda
IL Israel|Israel|Israël|Israel
IN India|Indien|Inde|India
IS Iceland|Island|Islande|Islandia
IT Italy|Italien|Italie|Italia
JP Japan|Japan|Japon|Japón
KE Kenya|Kenia|Kenya|Kenia
KR South Korea|Südkorea|Corée du Sud|Corea del Sur
KW Kuwait|Kuwait|Koweït|Kuwait
LI Liechtenstein|Liechtenstein|Liechtenstein|Liechtenstein
LT Lithuania|Litauen|Lituanie|Lituania
LU Luxembourg|Luxemburg|Luxembourg|Luxemburgo
LV Latvia|Lettland|Lettonie|Letonia
MA Morocco|Marokko|Maroc|Marruecos
MC Monaco|Monaco|Monaco|Mónaco
MT Malta|Malta|Malte|Malta
MX Mexico|Mexiko|Mexique|México
MY Malaysia|Malaysia|Malaisie|Malasia
NL Netherlands|Niederlande|Pays-Bas|Países Bajos
NO Norway|Norwegen|Norvège|Noruega
NZ New Zealand|Neuseeland|Nouvelle-Zélande|Nueva Zelanda
PE Peru|Peru|Pérou|Perú
PH Philippines|Philippinen|Philippines|Filipinas
PL Poland|Polen|Pologne|Polonia
PT Portugal|Portugal|Portugal|Portugal
RO Romania|Rumänien|Roumanie|Rumanía
RS Serbia|Serbien|Serbie|Serbia
SE Sweden|Schweden|Suède|Suecia
SG Singapore|Singapur|Singapour|Singapur
SI Slovenia|Slowenien|Slovénie|Eslovenia
SK Slovakia|Slowakei|Slovaquie|Eslovaquia
TH Thailand|Thailand|Thaïlande|Tailandia
TN Tunisia|Tunesien|Tunisie|Túnez
TR Türkiye|Türkei|Turquie|Turquía
TW Taiwan|Taiwan|Taïwan|Taiwán
US United States|Vereinigte Staaten|États-Unis|Estados Unidos
UY Uruguay|Uruguay|Uruguay|Uruguay
VN Vietnam|Vietnam|Viêt Nam|Vietnam
ZA South Africa|Südafrika|Afrique du Sud|Sudáfrica
"""
WORDS: Final[dict[str, Phrase]] = {
    f"country_{line[:2]}": Phrase(*line[3:].split("|")) for line in _NAMES.split("\n") if line
}


def names_of_country(code: str) -> tuple[str, ...]:
    """In every language."""
    names = WORDS.get(f"country_{code}")
    return (names.en, names.de, names.fr, names.es) if names else ()
