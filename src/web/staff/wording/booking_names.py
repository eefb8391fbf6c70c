"""The values of a booking, its money and its messages: `<enumeration>_<value>`."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "source_guest": Phrase("Website", "Website", "Site web", "Sitio web"),
    "source_desk": Phrase("Front desk", "Rezeption", "Réception", "Recepción"),
    "source_account": Phrase(
        "Company account", "Firmenkonto", "Compte entreprise", "Cuenta de empresa"
    ),
    "source_allotment": Phrase("Allotment", "Kontingent", "Allotement", "Cupo"),
    "language_en": Phrase(
        "Guest reads English",
        "Gast liest Englisch",
        "Le client lit l’anglais",
        "El huésped lee inglés",
    ),
    "language_de": Phrase(
        "Guest reads German",
        "Gast liest Deutsch",
        "Le client lit l’allemand",
        "El huésped lee alemán",
    ),
    "language_fr": Phrase(
        "Guest reads French",
        "Gast liest Französisch",
        "Le client lit le français",
        "El huésped lee francés",
    ),
    "language_es": Phrase(
        "Guest reads Spanish",
        "Gast liest Spanisch",
        "Le client lit l’espagnol",
        "El huésped lee español",
    ),
    "money_UNPAID": Phrase(
        "Nothing paid yet", "Noch nichts bezahlt", "Rien de payé", "Nada pagado"
    ),
    "money_PART_PAID": Phrase(
        "Partly paid", "Teilweise bezahlt", "Payée en partie", "Pagada en parte"
    ),
    "money_PAID": Phrase("Paid", "Bezahlt", "Payée", "Pagada"),
    "money_GUARANTEED": Phrase(
        "Guaranteed by card",
        "Durch Karte garantiert",
        "Garantie par carte",
        "Garantizada con tarjeta",
    ),
    "money_REFUND_DUE": Phrase(
        "Refund due", "Erstattung offen", "Remboursement dû", "Devolución pendiente"
    ),
    "money_SETTLED": Phrase("Nothing open", "Nichts offen", "Rien à régler", "Nada pendiente"),
    "mode_PAY_NOW": Phrase(
        "In full when booking",
        "Vollständig bei Buchung",
        "En totalité à la réservation",
        "Todo al reservar",
    ),
    "mode_DEPOSIT": Phrase(
        "A deposit when booking",
        "Anzahlung bei Buchung",
        "Un acompte à la réservation",
        "Un anticipo al reservar",
    ),
    "mode_CARD_GUARANTEE": Phrase(
        "At the hotel, guaranteed by card",
        "Im Hotel, durch Karte garantiert",
        "À l’hôtel, garanti par carte",
        "En el hotel, con garantía de tarjeta",
    ),
    "mode_PAY_AT_HOTEL": Phrase("At the hotel", "Im Hotel", "À l’hôtel", "En el hotel"),
    "booker_SELF": Phrase(
        "The main guest", "Der Hauptgast selbst", "Le voyageur principal", "El huésped principal"
    ),
    "booker_THIRD_PARTY": Phrase(
        "For somebody else", "Für jemand anderen", "Pour quelqu’un d’autre", "Para otra persona"
    ),
    "booker_COMPANY": Phrase(
        "For a company", "Für eine Firma", "Pour une entreprise", "Para una empresa"
    ),
    "method_CASH": Phrase("Cash", "Bar", "Espèces", "Efectivo"),
    "method_TERMINAL": Phrase("Card terminal", "Kartenterminal", "Terminal de carte", "Datáfono"),
    "method_BANK_TRANSFER": Phrase("Bank transfer", "Überweisung", "Virement", "Transferencia"),
    "refund_PLANNED": Phrase("To be sent", "Wird gesendet", "À envoyer", "Por enviar"),
    "refund_SENT": Phrase("On its way", "Unterwegs", "En route", "En camino"),
    "refund_SUCCEEDED": Phrase("Paid back", "Erstattet", "Remboursé", "Devuelta"),
    "refund_FAILED": Phrase("Failed", "Fehlgeschlagen", "Échoué", "Fallida"),
    "refund_WITHDRAWN": Phrase("Withdrawn", "Zurückgezogen", "Retiré", "Retirada"),
    "kind_CHECKOUT": Phrase(
        "Paid by the guest", "Vom Gast bezahlt", "Payé par le client", "Pagado por el huésped"
    ),
    "kind_AUTHORISATION": Phrase(
        "Reserved on the card",
        "Auf der Karte reserviert",
        "Réservé sur la carte",
        "Reservado en la tarjeta",
    ),
    "kind_SAVED_CARD": Phrase(
        "Card kept", "Karte hinterlegt", "Carte conservée", "Tarjeta guardada"
    ),
    "kind_CHARGE": Phrase(
        "Charged to the kept card",
        "Von der Karte eingezogen",
        "Prélevé sur la carte",
        "Cobrado de la tarjeta",
    ),
    "payment_OPENING": Phrase("Being opened", "Wird eröffnet", "En ouverture", "Abriéndose"),
    "payment_OPEN": Phrase(
        "Waiting for the guest",
        "Wartet auf den Gast",
        "En attente du client",
        "Esperando al huésped",
    ),
    "payment_FAILED": Phrase("Refused", "Abgelehnt", "Refusé", "Rechazado"),
    "payment_EXPIRED": Phrase("Not paid", "Nicht bezahlt", "Non payé", "Sin pagar"),
    "payment_SAVED": Phrase("Card kept", "Karte hinterlegt", "Carte conservée", "Tarjeta guardada"),
    "payment_AUTHORISED": Phrase("Reserved", "Reserviert", "Réservé", "Reservado"),
    "payment_RELEASED": Phrase("Let go", "Freigegeben", "Libéré", "Liberado"),
    "payment_CAPTURED": Phrase("Paid", "Bezahlt", "Payé", "Pagado"),
    "ledger_AUTHORISED": Phrase(
        "Reserved on the card",
        "Auf der Karte reserviert",
        "Réservé sur la carte",
        "Reservado en la tarjeta",
    ),
    "ledger_RELEASED": Phrase(
        "Reservation let go", "Reservierung freigegeben", "Réservation libérée", "Reserva liberada"
    ),
    "ledger_CAPTURED": Phrase(
        "Paid by card", "Mit Karte bezahlt", "Payé par carte", "Pagado con tarjeta"
    ),
    "ledger_FAILED": Phrase(
        "Payment refused", "Zahlung abgelehnt", "Paiement refusé", "Pago rechazado"
    ),
    "ledger_REFUNDED": Phrase(
        "Paid back to the card",
        "Auf die Karte erstattet",
        "Remboursé sur la carte",
        "Devuelto a la tarjeta",
    ),
    "ledger_REFUND_FAILED": Phrase(
        "Refund came back", "Erstattung kam zurück", "Remboursement revenu", "La devolución volvió"
    ),
    "ledger_CHARGED_BACK": Phrase(
        "Charged back by the bank",
        "Von der Bank zurückgebucht",
        "Repris par la banque",
        "Retirado por el banco",
    ),
    "ledger_CHARGEBACK_REVERSED": Phrase(
        "Chargeback reversed", "Rückbuchung aufgehoben", "Reprise annulée", "Retirada anulada"
    ),
    "ledger_DESK_PAID": Phrase(
        "Paid at the desk", "An der Rezeption bezahlt", "Payé à la réception", "Pagado en recepción"
    ),
    "ledger_DESK_REFUNDED": Phrase(
        "Paid back at the desk",
        "An der Rezeption zurückgezahlt",
        "Remboursé à la réception",
        "Devuelto en recepción",
    ),
    "ledger_ALLOWANCE": Phrase(
        "No longer asked for", "Nachgelassen", "Remise accordée", "Condonado"
    ),
    "message_BOOKING_CONFIRMED": Phrase(
        "Booking confirmed", "Buchung bestätigt", "Réservation confirmée", "Reserva confirmada"
    ),
    "message_PAYMENT_RECEIPT": Phrase(
        "Receipt of a payment", "Zahlungsquittung", "Reçu de paiement", "Recibo de pago"
    ),
    "message_HOLD_EXPIRING": Phrase(
        "The hold is about to end",
        "Reservierung läuft ab",
        "La garde expire bientôt",
        "La reserva va a caducar",
    ),
    "message_BOOKING_CANCELLED": Phrase(
        "Booking cancelled", "Buchung storniert", "Réservation annulée", "Reserva cancelada"
    ),
    "message_ARRIVAL_REMINDER": Phrase(
        "Reminder before the arrival",
        "Erinnerung vor der Anreise",
        "Rappel avant l’arrivée",
        "Recordatorio de llegada",
    ),
    "message_AFTER_STAY": Phrase(
        "Thanks after the stay",
        "Dank nach dem Aufenthalt",
        "Merci après le séjour",
        "Gracias tras la estancia",
    ),
    "message_LATE_PAYMENT_REFUNDED": Phrase(
        "Late payment paid back",
        "Späte Zahlung erstattet",
        "Paiement tardif remboursé",
        "Pago tardío devuelto",
    ),
    "message_REFUND_SENT": Phrase(
        "Money on its way back",
        "Erstattung unterwegs",
        "Remboursement en route",
        "Devolución en camino",
    ),
    "message_ALERT_LATE_PAYMENT": Phrase(
        "To staff: paid too late",
        "An Personal: zu spät bezahlt",
        "Au personnel : payé trop tard",
        "Al personal: pagado tarde",
    ),
    "message_ALERT_REFUND_FAILED": Phrase(
        "To staff: a refund failed",
        "An Personal: Erstattung fehlgeschlagen",
        "Au personnel : remboursement échoué",
        "Al personal: devolución fallida",
    ),
    "message_ALERT_REFUND_AT_DESK": Phrase(
        "To staff: pay back by hand",
        "An Personal: von Hand zurückzahlen",
        "Au personnel : à rembourser à la main",
        "Al personal: devolver a mano",
    ),
    "message_ALERT_CHARGE_FAILED": Phrase(
        "To staff: the guarantee failed",
        "An Personal: Garantie nicht einziehbar",
        "Au personnel : garantie non débitée",
        "Al personal: garantía no cobrada",
    ),
    "message_ALERT_CHARGED_BACK": Phrase(
        "To staff: charged back",
        "An Personal: zurückgebucht",
        "Au personnel : paiement repris",
        "Al personal: pago retirado",
    ),
    "message_ALERT_PAYMENT_MISMATCH": Phrase(
        "To staff: a payment does not match",
        "An Personal: Zahlung stimmt nicht",
        "Au personnel : paiement discordant",
        "Al personal: un pago no cuadra",
    ),
    "message_ALERT_RECONCILIATION": Phrase(
        "To staff: the books differ",
        "An Personal: Bücher weichen ab",
        "Au personnel : écarts de comptes",
        "Al personal: las cuentas no cuadran",
    ),
    "sent_PENDING": Phrase("Planned", "Geplant", "Prévu", "Previsto"),
    "sent_SENDING": Phrase("Being sent", "Wird gesendet", "En cours d’envoi", "Enviándose"),
    "sent_SENT": Phrase("Sent", "Gesendet", "Envoyé", "Enviado"),
    "sent_FAILED": Phrase("Not sent", "Nicht gesendet", "Non envoyé", "No enviado"),
    "sent_SUPPRESSED": Phrase(
        "Not to be sent", "Nicht zu senden", "À ne pas envoyer", "No se envía"
    ),
    "trouble_NO_ADDRESS": Phrase(
        "nobody to send it to", "keine Adresse bekannt", "aucune adresse", "sin dirección"
    ),
    "trouble_NOT_SET_UP": Phrase(
        "the channel is not set up",
        "der Kanal ist nicht eingerichtet",
        "le canal n’est pas configuré",
        "el canal no está configurado",
    ),
    "trouble_OVERTAKEN": Phrase(
        "not true any more", "nicht mehr aktuell", "plus d’actualité", "ya no es actual"
    ),
    "trouble_INVALID_ADDRESS": Phrase(
        "no address that could exist",
        "keine gültige Adresse",
        "adresse impossible",
        "dirección imposible",
    ),
    "trouble_RECIPIENT_REFUSED": Phrase(
        "the address was refused",
        "die Adresse wurde abgelehnt",
        "l’adresse a été refusée",
        "se rechazó la dirección",
    ),
    "trouble_CONTENT_REFUSED": Phrase(
        "the message was refused",
        "die Nachricht wurde abgelehnt",
        "le message a été refusé",
        "se rechazó el mensaje",
    ),
    "trouble_REFUSED_FOR_NOW": Phrase(
        "refused for now", "vorläufig abgelehnt", "refusé pour l’instant", "rechazado por ahora"
    ),
    "trouble_UNREACHABLE": Phrase("no answer", "keine Antwort", "pas de réponse", "sin respuesta"),
    "trouble_NOT_ALLOWED": Phrase(
        "our own account was refused",
        "unser eigenes Konto wurde abgelehnt",
        "notre propre compte a été refusé",
        "se rechazó nuestra propia cuenta",
    ),
    "trouble_ABANDONED": Phrase(
        "broken off while sending",
        "beim Senden abgebrochen",
        "interrompu pendant l’envoi",
        "interrumpido al enviar",
    ),
}
