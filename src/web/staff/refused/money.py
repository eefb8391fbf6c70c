"""What payments and refunds are refused."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "DESK_PAYMENT_TOO_HIGH": Phrase(
        "That is more than is due.",
        "Das ist mehr, als offen ist.",
        "C’est plus que ce qui est dû.",
        "Es más de lo pendiente.",
    ),
    "DESK_PAYMENT_TOO_HIGH_with_facts": Phrase(
        "That is more than is due: {most} {currency}.",
        "Das ist mehr, als offen ist: {most} {currency}.",
        "C’est plus que ce qui est dû : {most} {currency}.",
        "Es más de lo pendiente: {most} {currency}.",
    ),
    "DESK_REFUND_DIFFERS": Phrase(
        "Instead of a refund exactly its amount is paid back.",
        "Anstelle einer Erstattung wird genau ihr Betrag ausgezahlt.",
        "À la place d’un remboursement, on rend exactement son montant.",
        "En lugar de un reembolso se devuelve exactamente su importe.",
    ),
    "NOTHING_TO_PAY": Phrase(
        "Nothing is left to pay for this booking.",
        "Für diese Buchung ist nichts mehr zu zahlen.",
        "Il ne reste rien à payer pour cette réservation.",
        "No queda nada por pagar de esta reserva.",
    ),
    "NOTHING_TO_RETRY": Phrase(
        "It did not fail, so there is nothing to try again.",
        "Es ist nicht fehlgeschlagen, also gibt es nichts zu wiederholen.",
        "Il n’y a pas eu d’échec, donc rien à réessayer.",
        "No falló, así que no hay nada que reintentar.",
    ),
    "PAYMENT_PROVIDER_UNAVAILABLE": Phrase(
        "The payment provider does not answer. Please try again in a moment.",
        "Der Zahlungsanbieter antwortet nicht. Bitte versuchen Sie es gleich noch einmal.",
        "Le prestataire de paiement ne répond pas. Veuillez réessayer dans un instant.",
        "El proveedor de pagos no responde. Inténtelo de nuevo en un momento.",
    ),
    "PAYMENT_REFUSED": Phrase(
        "The payment provider refused this.",
        "Der Zahlungsanbieter hat das abgelehnt.",
        "Le prestataire de paiement a refusé.",
        "El proveedor de pagos lo ha rechazado.",
    ),
    "PAYMENTS_NOT_CONFIGURED": Phrase(
        "Card payments are not set up for this hotel.",
        "Kartenzahlungen sind für dieses Hotel nicht eingerichtet.",
        "Les paiements par carte ne sont pas configurés pour cet hôtel.",
        "Los pagos con tarjeta no están configurados en este hotel.",
    ),
    "PAYMENT_NOT_FOUND": Phrase(
        "There is no such payment.",
        "Diese Zahlung gibt es nicht.",
        "Ce paiement n’existe pas.",
        "Ese pago no existe.",
    ),
    "REFUND_NOT_FOUND": Phrase(
        "There is no such refund.",
        "Diese Erstattung gibt es nicht.",
        "Ce remboursement n’existe pas.",
        "Ese reembolso no existe.",
    ),
    "REFUND_ALREADY_SENT": Phrase(
        "The refund was sent already, or was paid back in another way.",
        "Die Erstattung wurde schon gesendet oder anders ausgezahlt.",
        "Le remboursement est déjà parti, ou a été fait autrement.",
        "El reembolso ya se envió o se devolvió de otra manera.",
    ),
    "REFUND_OUTCOME_UNKNOWN": Phrase(
        "The payment provider may have accepted the refund. Please wait for its answer.",
        "Vielleicht hat der Zahlungsanbieter die Erstattung schon angenommen. Bitte warten "
        "Sie auf seine Antwort.",
        "Le prestataire a peut-être accepté le remboursement. Veuillez attendre sa réponse.",
        "Puede que el proveedor haya aceptado el reembolso. Espere su respuesta, por favor.",
    ),
    "REFUND_TOO_HIGH": Phrase(
        "No more can be paid back than was paid.",
        "Es kann nicht mehr erstattet werden, als bezahlt wurde.",
        "On ne peut pas rembourser plus que ce qui a été payé.",
        "No se puede devolver más de lo pagado.",
    ),
    "AMOUNT_TOO_PRECISE": Phrase(
        "The amount has more decimals than the currency.",
        "Der Betrag hat mehr Nachkommastellen als die Währung.",
        "Le montant a plus de décimales que la devise.",
        "El importe tiene más decimales que la moneda.",
    ),
    "AMOUNT_TOO_PRECISE_with_facts": Phrase(
        "The amount has more decimals than {currency} knows.",
        "Der Betrag hat mehr Nachkommastellen, als {currency} kennt.",
        "Le montant a plus de décimales que n’en connaît {currency}.",
        "El importe tiene más decimales de los que admite {currency}.",
    ),
    "NOTHING_PAID": Phrase(
        "Nothing has been paid for this booking yet.",
        "Für diese Buchung wurde noch nichts bezahlt.",
        "Rien n’a encore été payé pour cette réservation.",
        "Aún no se ha pagado nada de esta reserva.",
    ),
}
