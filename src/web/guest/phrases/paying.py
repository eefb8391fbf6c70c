"""Paying, and coming back from the payment page."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "pay_title": Phrase("Payment", "Zahlung", "Paiement", "Pago"),
    "pay_amount": Phrase("To pay now", "Jetzt zu zahlen", "À payer maintenant", "A pagar ahora"),
    "pay_guarantee": Phrase(
        "To be guaranteed by your card",
        "Durch Ihre Karte abzusichern",
        "À garantir par votre carte",
        "A garantizar con su tarjeta",
    ),
    "guarantee_text": Phrase(
        "Nothing is charged today. Your card only answers for this amount, in case you do not come or cancel too late.",
        "Heute wird nichts abgebucht. Ihre Karte steht nur für diesen Betrag ein, falls Sie nicht kommen oder zu spät stornieren.",
        "Rien n’est débité aujourd’hui. Votre carte garantit seulement ce montant, au cas où vous ne viendriez pas ou annuleriez trop tard.",
        "Hoy no se cobra nada. Su tarjeta solo responde por este importe, por si no viene o cancela demasiado tarde.",
    ),
    "deposit_text": Phrase(
        "The rest of {amount} is paid at the hotel.",
        "Den Rest von {amount} zahlen Sie im Hotel.",
        "Le reste, {amount}, se règle à l’hôtel.",
        "El resto, {amount}, se paga en el hotel.",
    ),
    "pay": Phrase("Pay {amount}", "{amount} zahlen", "Payer {amount}", "Pagar {amount}"),
    "reserve": Phrase(
        "Guarantee with my card",
        "Mit meiner Karte absichern",
        "Garantir avec ma carte",
        "Garantizar con mi tarjeta",
    ),
    "pay_group": Phrase(
        "Pay for all rooms together",
        "Alle Zimmer zusammen bezahlen",
        "Payer toutes les chambres ensemble",
        "Pagar todas las habitaciones juntas",
    ),
    "group_text": Phrase(
        "Your rooms were booked together and are paid together.",
        "Ihre Zimmer wurden zusammen gebucht und werden zusammen bezahlt.",
        "Vos chambres ont été réservées ensemble et se paient ensemble.",
        "Sus habitaciones se reservaron juntas y se pagan juntas.",
    ),
    "pay_now": Phrase(
        "Pay now: {amount}",
        "Jetzt zahlen: {amount}",
        "Payer maintenant : {amount}",
        "Pagar ahora: {amount}",
    ),
    "pay_at_hotel": Phrase(
        "You can also pay at the hotel.",
        "Sie können auch im Hotel zahlen.",
        "Vous pouvez aussi payer à l’hôtel.",
        "También puede pagar en el hotel.",
    ),
    "pay_where": Phrase(
        "You pay on the secure page of our payment provider. We never see the number of your card.",
        "Sie zahlen auf der sicheren Seite unseres Zahlungsdienstes. Ihre Kartennummer sehen wir nie.",
        "Vous payez sur la page sécurisée de notre prestataire de paiement. Nous ne voyons jamais le numéro de votre carte.",
        "El pago se hace en la página segura de nuestro proveedor de pagos. Nunca vemos el número de su tarjeta.",
    ),
    "hold_left": Phrase(
        "Kept for you for another",
        "Für Sie reserviert noch",
        "Chambre gardée encore",
        "Se la guardamos todavía",
    ),
    "hold_until": Phrase(
        "Kept for you until",
        "Für Sie reserviert bis",
        "Gardée pour vous jusqu’à",
        "Se la guardamos hasta las",
    ),
    "hold_extend": Phrase(
        "I need more time",
        "Ich brauche mehr Zeit",
        "J’ai besoin de plus de temps",
        "Necesito más tiempo",
    ),
    "hold_minutes_one": Phrase(
        "{count} minute left to pay.",
        "Noch {count} Minute zum Zahlen.",
        "Il reste {count} minute pour payer.",
        "Queda {count} minuto para pagar.",
    ),
    "hold_minutes_other": Phrase(
        "{count} minutes left to pay.",
        "Noch {count} Minuten zum Zahlen.",
        "Il reste {count} minutes pour payer.",
        "Quedan {count} minutos para pagar.",
    ),
    "hold_over": Phrase(
        "The time for paying is over. If your card was charged and the room is gone, you get everything back.",
        "Die Zeit zum Zahlen ist vorbei. Falls Ihre Karte belastet wurde und das Zimmer vergeben ist, erhalten Sie alles zurück.",
        "Le délai de paiement est écoulé. Si votre carte a été débitée et que la chambre n’est plus libre, tout vous est remboursé.",
        "El tiempo para pagar ha terminado. Si se hizo un cargo en su tarjeta y no queda habitación, se le devuelve todo.",
    ),
    "due": Phrase("Still to pay", "Noch zu zahlen", "Reste à payer", "Falta por pagar"),
    "return_paid_title": Phrase(
        "Thank you, your payment has arrived",
        "Danke, Ihre Zahlung ist angekommen",
        "Merci, votre paiement est arrivé",
        "Gracias, hemos recibido su pago",
    ),
    "return_paid_text": Phrase(
        "Your booking is confirmed. We have sent you an e-mail with everything you need.",
        "Ihre Buchung ist bestätigt. Sie erhalten von uns eine E-Mail mit allem, was Sie brauchen.",
        "Votre réservation est confirmée. Vous recevez un e-mail avec tout ce qu’il vous faut.",
        "Su reserva está confirmada. Le enviamos un correo con todo lo que necesita.",
    ),
    "return_reserved_title": Phrase(
        "Thank you, your card is accepted",
        "Danke, Ihre Karte ist angenommen",
        "Merci, votre carte est acceptée",
        "Gracias, su tarjeta ha sido aceptada",
    ),
    "return_reserved_text": Phrase(
        "Your booking is confirmed. Nothing has been charged: your card only answers for it. We have sent you an e-mail with everything you need.",
        "Ihre Buchung ist bestätigt. Es wurde nichts abgebucht: Ihre Karte steht nur dafür ein. Sie erhalten von uns eine E-Mail mit allem, was Sie brauchen.",
        "Votre réservation est confirmée. Rien n’a été débité : votre carte sert seulement de garantie. Vous recevez un e-mail avec tout ce qu’il vous faut.",
        "Su reserva está confirmada. No se ha cobrado nada: su tarjeta solo sirve de garantía. Le enviamos un correo con todo lo que necesita.",
    ),
    "return_confirming_title": Phrase(
        "Your payment is being confirmed",
        "Ihre Zahlung wird bestätigt",
        "Votre paiement est en cours de confirmation",
        "Su pago se está confirmando",
    ),
    "return_confirming_text": Phrase(
        "This takes a few seconds. The page looks again by itself; you may also close it, and we write to you.",
        "Das dauert einige Sekunden. Die Seite sieht von selbst wieder nach; Sie können sie auch schließen, wir schreiben Ihnen.",
        "Cela prend quelques secondes. La page se met à jour d’elle-même ; vous pouvez aussi la fermer, nous vous écrirons.",
        "Tarda unos segundos. La página vuelve a mirar por sí sola; también puede cerrarla y le escribiremos.",
    ),
    "return_unpaid_title": Phrase(
        "Nothing has been paid",
        "Es wurde nichts bezahlt",
        "Rien n’a été payé",
        "No se ha pagado nada",
    ),
    "return_unpaid_text": Phrase(
        "Your card has not been charged.",
        "Ihre Karte wurde nicht belastet.",
        "Votre carte n’a pas été débitée.",
        "No se ha hecho ningún cargo en su tarjeta.",
    ),
    "return_held_text": Phrase(
        "Your room is still kept for you, and you can try again.",
        "Ihr Zimmer ist noch für Sie reserviert, und Sie können es noch einmal versuchen.",
        "Votre chambre vous est encore gardée et vous pouvez réessayer.",
        "Todavía le guardamos la habitación y puede intentarlo de nuevo.",
    ),
    "return_lost_title": Phrase(
        "Your room was taken in the meantime",
        "Ihr Zimmer wurde inzwischen vergeben",
        "Votre chambre a été prise entre-temps",
        "Su habitación se ocupó entretanto",
    ),
    "return_lost_text": Phrase(
        "Your payment came after the room had been released, and none was left. You get back everything that you paid; that takes 5 to 10 days, depending on the bank. We are sorry.",
        "Ihre Zahlung kam, als das Zimmer schon freigegeben und keines mehr frei war. Sie erhalten alles zurück, was Sie gezahlt haben; je nach Bank dauert das 5 bis 10 Tage. Das tut uns leid.",
        "Votre paiement est arrivé après la libération de la chambre, et il n’en restait plus. Tout ce que vous avez payé vous est rendu ; cela prend de 5 à 10 jours selon la banque. Nous en sommes désolés.",
        "Su pago llegó cuando la habitación ya estaba libre para otros y no quedaba ninguna. Se le devuelve todo lo que pagó; tarda de 5 a 10 días, según el banco. Lo sentimos.",
    ),
    "to_booking": Phrase(
        "Go to my booking", "Zu meiner Buchung", "Voir ma réservation", "Ir a mi reserva"
    ),
    "look_again": Phrase(
        "Look again", "Noch einmal nachsehen", "Regarder à nouveau", "Mirar de nuevo"
    ),
    "left_title": Phrase(
        "You have not paid yet",
        "Sie haben noch nicht gezahlt",
        "Vous n’avez pas encore payé",
        "Todavía no ha pagado",
    ),
    "left_text": Phrase(
        "Your card has not been charged. Your room is still kept for you.",
        "Ihre Karte wurde nicht belastet. Ihr Zimmer ist noch für Sie reserviert.",
        "Votre carte n’a pas été débitée. Votre chambre vous est encore gardée.",
        "No se ha hecho ningún cargo en su tarjeta. Todavía le guardamos la habitación.",
    ),
    "left_over_title": Phrase(
        "The time for paying is over",
        "Die Zeit zum Zahlen ist vorbei",
        "Le délai de paiement est écoulé",
        "El tiempo para pagar ha terminado",
    ),
    "left_over_text": Phrase(
        "Your card has not been charged, and the room has been released. You can book again while rooms are left.",
        "Ihre Karte wurde nicht belastet, und das Zimmer wurde freigegeben. Sie können neu buchen, solange Zimmer frei sind.",
        "Votre carte n’a pas été débitée et la chambre a été libérée. Vous pouvez réserver à nouveau tant qu’il reste des chambres.",
        "No se ha hecho ningún cargo en su tarjeta y la habitación ha quedado libre. Puede reservar de nuevo mientras queden habitaciones.",
    ),
    "left_done_title": Phrase(
        "Nothing is left to pay here",
        "Hier ist nichts mehr zu zahlen",
        "Il n’y a plus rien à payer ici",
        "Aquí no queda nada por pagar",
    ),
    "left_done_text": Phrase(
        "Your booking shows how it stands.",
        "Ihre Buchung zeigt, wie es steht.",
        "Votre réservation montre où elle en est.",
        "Su reserva muestra cómo está.",
    ),
    "try_again": Phrase("Try again", "Noch einmal versuchen", "Réessayer", "Intentarlo de nuevo"),
}
