"""How a guest opens a booking."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "stale_title": Phrase(
        "This page is out of date",
        "Diese Seite ist veraltet",
        "Cette page n’est plus à jour",
        "Esta página ha caducado",
    ),
    "stale_text": Phrase(
        "For your safety nothing was done. Please go back, reload the page and try again.",
        "Zu Ihrer Sicherheit wurde nichts getan. Bitte gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.",
        "Par sécurité, rien n’a été fait. Veuillez revenir en arrière, recharger la page et réessayer.",
        "Por su seguridad no se ha hecho nada. Vuelva atrás, recargue la página e inténtelo de nuevo.",
    ),
    "opening": Phrase(
        "Opening your booking…",
        "Ihre Buchung wird geöffnet…",
        "Ouverture de votre réservation…",
        "Abriendo su reserva…",
    ),
    "unlock_title": Phrase(
        "Open your booking", "Ihre Buchung öffnen", "Ouvrir votre réservation", "Abrir su reserva"
    ),
    "unlock_text": Phrase(
        "So that nobody else sees it: tell us the last name and the e-mail address that are on the booking.",
        "Damit niemand sonst sie sieht: Nennen Sie uns den Nachnamen und die E-Mail-Adresse, die in der Buchung stehen.",
        "Pour que personne d’autre ne la voie, indiquez le nom et l’adresse e-mail qui figurent sur la réservation.",
        "Para que nadie más la vea, indique el apellido y el correo electrónico que figuran en la reserva.",
    ),
    "last_name": Phrase("Last name", "Nachname", "Nom", "Apellido"),
    "email_address": Phrase(
        "E-mail address", "E-Mail-Adresse", "Adresse e-mail", "Correo electrónico"
    ),
    "unlock": Phrase(
        "Open my booking", "Meine Buchung öffnen", "Ouvrir ma réservation", "Abrir mi reserva"
    ),
    "unlock_failed": Phrase(
        "This name and this e-mail address are not on the booking. Please check how they are spelled.",
        "Dieser Name und diese E-Mail-Adresse stehen nicht in der Buchung. Bitte prüfen Sie die Schreibweise.",
        "Ce nom et cette adresse e-mail ne figurent pas sur la réservation. Veuillez vérifier leur orthographe.",
        "Este apellido y este correo no figuran en la reserva. Compruebe cómo están escritos.",
    ),
    "link_failed": Phrase(
        "The link is not complete or no longer valid. You can open the booking by name instead.",
        "Der Link ist unvollständig oder nicht mehr gültig. Sie können die Buchung stattdessen mit dem Namen öffnen.",
        "Le lien est incomplet ou n’est plus valable. Vous pouvez ouvrir la réservation avec votre nom.",
        "El enlace no está completo o ya no es válido. Puede abrir la reserva con su apellido.",
    ),
    "unlock_incomplete": Phrase(
        "Please fill in both fields.",
        "Bitte füllen Sie beide Felder aus.",
        "Veuillez remplir les deux champs.",
        "Rellene los dos campos, por favor.",
    ),
    "or_number": Phrase(
        "You have the confirmation number at hand?",
        "Sie haben die Bestätigungsnummer zur Hand?",
        "Vous avez le numéro de confirmation sous la main ?",
        "¿Tiene a mano el número de confirmación?",
    ),
    "by_number": Phrase(
        "Open it with the number and the last name",
        "Mit Nummer und Nachname öffnen",
        "L’ouvrir avec le numéro et le nom",
        "Abrirla con el número y el apellido",
    ),
    "find_title": Phrase(
        "Find your booking",
        "Ihre Buchung finden",
        "Retrouver votre réservation",
        "Encuentre su reserva",
    ),
    "find_text": Phrase(
        "The number stands in your confirmation. Look, pay, change or cancel here, at any hour.",
        "Die Nummer steht in Ihrer Bestätigung. Hier sehen, zahlen, ändern oder stornieren Sie zu jeder Stunde.",
        "Le numéro figure dans votre confirmation. Consultez, payez, modifiez ou annulez ici, à toute heure.",
        "El número figura en su confirmación. Consulte, pague, cambie o cancele aquí, a cualquier hora.",
    ),
    "find_number": Phrase(
        "Confirmation number",
        "Bestätigungsnummer",
        "Numéro de confirmation",
        "Número de confirmación",
    ),
    "find_number_hint": Phrase(
        "It looks like HTL-2026-12345678.",
        "Sie sieht aus wie HTL-2026-12345678.",
        "Il ressemble à HTL-2026-12345678.",
        "Tiene el aspecto de HTL-2026-12345678.",
    ),
    "find": Phrase(
        "Open my booking", "Meine Buchung öffnen", "Ouvrir ma réservation", "Abrir mi reserva"
    ),
    "find_incomplete": Phrase(
        "Please fill in both fields.",
        "Bitte füllen Sie beide Felder aus.",
        "Veuillez remplir les deux champs.",
        "Rellene los dos campos, por favor.",
    ),
    "find_failed": Phrase(
        "We find no booking with this number and this last name. Please check both, or open the link in your e-mail.",
        "Wir finden keine Buchung mit dieser Nummer und diesem Nachnamen. Bitte prüfen Sie beides oder öffnen Sie den Link in Ihrer E-Mail.",
        "Nous ne trouvons aucune réservation avec ce numéro et ce nom. Veuillez vérifier les deux ou ouvrir le lien reçu par e-mail.",
        "No encontramos ninguna reserva con este número y este apellido. Compruebe ambos o abra el enlace de su correo.",
    ),
    "find_too_often": Phrase(
        "This number was tried too often. Please open the link in your e-mail, or try again in an hour.",
        "Diese Nummer wurde zu oft versucht. Bitte öffnen Sie den Link in Ihrer E-Mail oder versuchen Sie es in einer Stunde wieder.",
        "Ce numéro a été essayé trop souvent. Veuillez ouvrir le lien reçu par e-mail ou réessayer dans une heure.",
        "Este número se ha probado demasiadas veces. Abra el enlace de su correo o inténtelo de nuevo dentro de una hora.",
    ),
    "masked": Phrase(
        "Opened with the confirmation number: e-mail addresses and phone numbers are not shown. The link in your e-mail shows all.",
        "Mit der Bestätigungsnummer geöffnet: E-Mail-Adressen und Telefonnummern werden nicht gezeigt. Der Link in Ihrer E-Mail zeigt alles.",
        "Ouverte avec le numéro de confirmation : les adresses e-mail et les numéros de téléphone ne sont pas affichés. Le lien reçu par e-mail montre tout.",
        "Abierta con el número de confirmación: no se muestran correos ni teléfonos. El enlace de su correo lo muestra todo.",
    ),
}
