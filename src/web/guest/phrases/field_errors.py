"""What is wrong with what was typed into a field."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

DATE: Final = Phrase(
    "Please choose a date.",
    "Bitte wählen Sie ein Datum.",
    "Veuillez choisir une date.",
    "Elija una fecha, por favor.",
)
EMAIL: Final = Phrase(
    "Please check the e-mail address.",
    "Bitte prüfen Sie die E-Mail-Adresse.",
    "Veuillez vérifier l’adresse e-mail.",
    "Compruebe la dirección de correo electrónico.",
)
PHONE: Final = Phrase(
    "Please check the phone number.",
    "Bitte prüfen Sie die Telefonnummer.",
    "Veuillez vérifier le numéro de téléphone.",
    "Compruebe el número de teléfono.",
)

WORDS: Final[dict[str, Phrase]] = {
    "missing": Phrase(
        "Please fill this in.",
        "Bitte füllen Sie dieses Feld aus.",
        "Veuillez remplir ce champ.",
        "Rellene este campo, por favor.",
    ),
    "max_length": Phrase(
        "This is a little too long.",
        "Das ist ein wenig zu lang.",
        "C’est un peu trop long.",
        "Es un poco demasiado largo.",
    ),
    "characters": Phrase(
        "Please leave out special characters.",
        "Bitte lassen Sie Sonderzeichen weg.",
        "Veuillez éviter les caractères spéciaux.",
        "Evite los caracteres especiales, por favor.",
    ),
    "check_in": DATE,
    "check_out": DATE,
    "adults": Phrase(
        "Please choose how many adults are coming.",
        "Bitte wählen Sie die Zahl der Erwachsenen.",
        "Veuillez indiquer le nombre d’adultes.",
        "Indique el número de adultos.",
    ),
    "children": Phrase(
        "Please choose how many children are coming.",
        "Bitte wählen Sie die Zahl der Kinder.",
        "Veuillez indiquer le nombre d’enfants.",
        "Indique el número de niños.",
    ),
    "child_ages": Phrase(
        "Please give the children’s ages in whole years from 0 to 17, such as 4, 11.",
        "Bitte geben Sie das Alter der Kinder in ganzen Jahren von 0 bis 17 an, etwa 4, 11.",
        "Veuillez indiquer l’âge des enfants en années entières, de 0 à 17, par exemple 4, 11.",
        "Indique la edad de los niños en años enteros, de 0 a 17, por ejemplo 4, 11.",
    ),
    "primary_email": EMAIL,
    "booker_email": EMAIL,
    "primary_phone": PHONE,
    "booker_phone": PHONE,
    "email_needed": Phrase(
        "Please give an e-mail address, so that we can send you the confirmation.",
        "Bitte geben Sie eine E-Mail-Adresse an, damit wir Ihnen die Bestätigung senden können.",
        "Veuillez indiquer une adresse e-mail pour que nous puissions vous envoyer la confirmation.",
        "Indique una dirección de correo electrónico para que podamos enviarle la confirmación.",
    ),
    "other": Phrase(
        "Please check this.",
        "Bitte prüfen Sie diese Angabe.",
        "Veuillez vérifier cette information.",
        "Compruebe este dato, por favor.",
    ),
}
