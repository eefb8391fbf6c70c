"""What any page can be refused."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "VALIDATION_ERROR": Phrase(
        "Something in the form is not right. Please check it.",
        "Etwas im Formular stimmt nicht. Bitte prüfen Sie es.",
        "Quelque chose n’est pas correct dans le formulaire. Veuillez vérifier.",
        "Hay algo incorrecto en el formulario. Revíselo, por favor.",
    ),
    "VALIDATION_ERROR_with_facts": Phrase(
        "Please check this field: {field}.",
        "Bitte prüfen Sie dieses Feld: {field}.",
        "Veuillez vérifier ce champ : {field}.",
        "Revise este campo: {field}.",
    ),
    "INVALID_DATE_RANGE": Phrase(
        "The departure must be after the arrival.",
        "Die Abreise muss nach der Anreise liegen.",
        "Le départ doit être après l’arrivée.",
        "La salida debe ser posterior a la llegada.",
    ),
    "LIST_TOO_BROAD": Phrase(
        "Among so many bookings that would take too long. Please narrow it by dates or by status.",
        "Bei so vielen Buchungen würde das zu lange dauern. Bitte grenzen Sie nach Daten oder Status ein.",
        "Parmi tant de réservations, cela prendrait trop de temps. Veuillez préciser des dates ou un statut.",
        "Entre tantas reservas tardaría demasiado. Acote por fechas o por estado.",
    ),
    "NOT_FOUND": Phrase(
        "That is not here any more. Please reload the page.",
        "Das gibt es hier nicht mehr. Bitte laden Sie die Seite neu.",
        "Cela n’existe plus ici. Veuillez recharger la page.",
        "Eso ya no está aquí. Vuelva a cargar la página.",
    ),
    "CONFLICT": Phrase(
        "Somebody else was faster. Please look again and repeat it if need be.",
        "Jemand anderes war schneller. Bitte sehen Sie nach und wiederholen Sie es bei Bedarf.",
        "Quelqu’un a été plus rapide. Veuillez vérifier et recommencer si besoin.",
        "Otra persona ha sido más rápida. Revíselo y repítalo si hace falta.",
    ),
    "BUSY": Phrase(
        "The system is busy. Please try again.",
        "Das System ist ausgelastet. Bitte versuchen Sie es noch einmal.",
        "Le système est occupé. Veuillez réessayer.",
        "El sistema está ocupado. Inténtelo de nuevo.",
    ),
    "IDEMPOTENCY_IN_PROGRESS": Phrase(
        "This is being done already. Please wait a moment.",
        "Das wird gerade schon erledigt. Bitte warten Sie einen Moment.",
        "C’est déjà en cours. Veuillez patienter un instant.",
        "Ya se está haciendo. Espere un momento, por favor.",
    ),
    "IDEMPOTENCY_KEY_REUSED": Phrase(
        "This form was sent before. Please open it anew.",
        "Dieses Formular wurde schon gesendet. Bitte öffnen Sie es neu.",
        "Ce formulaire a déjà été envoyé. Veuillez l’ouvrir à nouveau.",
        "Este formulario ya se envió. Ábralo de nuevo, por favor.",
    ),
    "INVALID_CREDENTIALS": Phrase(
        "User name and password do not fit together.",
        "Benutzername und Passwort passen nicht zusammen.",
        "Le nom d’utilisateur et le mot de passe ne correspondent pas.",
        "El nombre de usuario y la contraseña no coinciden.",
    ),
    "NOT_STAFF": Phrase(
        "This account does not work for a hotel.",
        "Dieses Konto gehört zu keinem Hotel.",
        "Ce compte n’appartient à aucun hôtel.",
        "Esta cuenta no pertenece a ningún hotel.",
    ),
    "CSRF_FAILED": Phrase(
        "The page is out of date. Please reload it.",
        "Die Seite ist veraltet. Bitte laden Sie sie neu.",
        "La page n’est plus à jour. Veuillez la recharger.",
        "La página está desactualizada. Vuelva a cargarla.",
    ),
    "MESSAGE_NOT_FOUND": Phrase(
        "There is no such message.",
        "Diese Nachricht gibt es nicht.",
        "Ce message n’existe pas.",
        "Ese mensaje no existe.",
    ),
    "MESSAGE_ON_ITS_WAY": Phrase(
        "The message is on its way already.",
        "Die Nachricht ist schon unterwegs.",
        "Le message est déjà en route.",
        "El mensaje ya está en camino.",
    ),
    "RECIPIENT_MISSING": Phrase(
        "There is no address to send it to. Please enter one.",
        "Es fehlt eine Adresse für den Versand. Bitte geben Sie eine ein.",
        "Il manque une adresse d’envoi. Veuillez en saisir une.",
        "Falta una dirección de envío. Introduzca una, por favor.",
    ),
    "INVALID_RECIPIENT": Phrase(
        "It cannot be sent to this address or number.",
        "An diese Adresse oder Nummer kann nicht gesendet werden.",
        "L’envoi à cette adresse ou à ce numéro est impossible.",
        "No se puede enviar a esta dirección o número.",
    ),
    "DOCUMENTS_BUSY": Phrase(
        "Other documents are being made. Please try again in a moment.",
        "Gerade werden andere Dokumente erstellt. Bitte versuchen Sie es gleich noch einmal.",
        "D’autres documents sont en préparation. Veuillez réessayer dans un instant.",
        "Se están preparando otros documentos. Inténtelo de nuevo en un momento.",
    ),
    "DOCUMENTS_UNAVAILABLE": Phrase(
        "PDF documents cannot be made at the moment. You can print the page.",
        "PDF-Dokumente können gerade nicht erstellt werden. Sie können die Seite drucken.",
        "Les documents PDF ne sont pas disponibles pour le moment. Vous pouvez imprimer la page.",
        "Ahora no se pueden crear documentos PDF. Puede imprimir la página.",
    ),
    "TOO_MANY_VIEWS": Phrase(
        "You cannot keep more views. Please delete one first.",
        "Mehr Ansichten können Sie nicht behalten. Bitte löschen Sie zuerst eine.",
        "Vous ne pouvez pas enregistrer plus de vues. Veuillez d’abord en supprimer une.",
        "No puede guardar más vistas. Elimine una primero.",
    ),
    "VIEW_NAME_TAKEN": Phrase(
        "You already have a view of this name.",
        "Sie haben bereits eine Ansicht mit diesem Namen.",
        "Vous avez déjà une vue de ce nom.",
        "Ya tiene una vista con este nombre.",
    ),
}
