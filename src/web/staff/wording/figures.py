"""The figures of a period: their names, and what each of them means."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

FIGURES: Final[dict[str, Phrase]] = {
    "figure_occupancy": Phrase("Occupancy", "Belegung", "Taux d’occupation", "Ocupación"),
    "figure_adr": Phrase(
        "Average daily rate (ADR)",
        "Durchschnittsrate (ADR)",
        "Prix moyen (ADR)",
        "Tarifa media (ADR)",
    ),
    "figure_revpar": Phrase("RevPAR", "RevPAR", "RevPAR", "RevPAR"),
    "figure_room_revenue": Phrase(
        "Room revenue", "Logisumsatz", "Chiffre d’affaires chambres", "Ingresos de habitaciones"
    ),
    "figure_nights_sold": Phrase(
        "Room nights sold", "Verkaufte Zimmernächte", "Nuitées vendues", "Noches vendidas"
    ),
    "figure_nights_available": Phrase(
        "Room nights available",
        "Verfügbare Zimmernächte",
        "Nuitées disponibles",
        "Noches disponibles",
    ),
    "figure_arrivals": Phrase("Arrivals", "Anreisen", "Arrivées", "Llegadas"),
    "figure_length_of_stay": Phrase(
        "Average length of stay",
        "Mittlere Aufenthaltsdauer",
        "Durée moyenne de séjour",
        "Estancia media",
    ),
    "figure_lead_time": Phrase(
        "Median lead time",
        "Vorausbuchung (Median)",
        "Délai médian de réservation",
        "Antelación mediana",
    ),
    "figure_cancellations": Phrase(
        "Cancellations", "Stornierungen", "Annulations", "Cancelaciones"
    ),
    "figure_cancellation_rate": Phrase(
        "Cancellation rate", "Stornoquote", "Taux d’annulation", "Tasa de cancelación"
    ),
    "figure_cancelled_nights": Phrase(
        "Nights cancelled", "Stornierte Nächte", "Nuitées annulées", "Noches canceladas"
    ),
    "figure_cancelled_revenue": Phrase(
        "Revenue cancelled",
        "Stornierter Umsatz",
        "Chiffre d’affaires annulé",
        "Ingresos cancelados",
    ),
    "figure_cancellation_penalties": Phrase(
        "Cancellation fees", "Stornogebühren", "Frais d’annulation", "Gastos de cancelación"
    ),
    "figure_no_shows": Phrase("No-shows", "Nicht angereist", "No-shows", "No presentados"),
    "figure_no_show_penalties": Phrase(
        "No-show fees", "Gebühren für Nichtanreise", "Frais de no-show", "Gastos por no presentarse"
    ),
    "figure_lapsed_holds": Phrase(
        "Lapsed holds", "Verfallene Reservierungen", "Options expirées", "Reservas caducadas"
    ),
    "figure_unused_nights": Phrase(
        "Nights given back early",
        "Früh zurückgegebene Nächte",
        "Nuits rendues (départs anticipés)",
        "Noches devueltas",
    ),
    "figure_unused_revenue": Phrase(
        "Charged for them", "Dafür berechnet", "Facturé pour celles-ci", "Cobrado por ellas"
    ),
}
MEANINGS: Final[dict[str, Phrase]] = {
    "means_occupancy": Phrase(
        "Room nights sold of room nights available. It goes above 100 % only where more was sold than there was.",
        "Verkaufte von verfügbaren Zimmernächten. Über 100 % steigt sie nur, wo mehr verkauft wurde, als es gab.",
        "Nuitées vendues sur nuitées disponibles. Il ne dépasse 100 % que si l’on a vendu plus de chambres qu’il n’y en avait.",
        "Noches vendidas sobre noches disponibles. Solo supera el 100 % donde se vendió más de lo que había.",
    ),
    "means_adr": Phrase(
        "Room revenue divided by room nights sold.",
        "Logisumsatz geteilt durch verkaufte Zimmernächte.",
        "Chiffre d’affaires chambres divisé par les nuitées vendues.",
        "Ingresos de habitaciones divididos entre las noches vendidas.",
    ),
    "means_revpar": Phrase(
        "Room revenue divided by room nights available, sold or not.",
        "Logisumsatz geteilt durch verfügbare Zimmernächte, verkauft oder nicht.",
        "Chiffre d’affaires chambres divisé par les nuitées disponibles, vendues ou non.",
        "Ingresos de habitaciones divididos entre las noches disponibles, vendidas o no.",
    ),
    "means_room_revenue": Phrase(
        "What the nights were sold at, net of taxes, after discounts, with the price of extra guests; without meals, fees and city taxes. Each night counts on its own day. What a code takes off a whole stay is spread over its nights.",
        "Wofür die Nächte verkauft wurden: netto, nach Rabatten, mit Zuschlägen für weitere Gäste; ohne Mahlzeiten, Gebühren und Ortstaxe. Jede Nacht zählt an ihrem Tag. Was ein Code vom ganzen Aufenthalt abzieht, verteilt sich auf die Nächte.",
        "Prix de vente des nuits hors taxes, remises déduites, suppléments de personnes compris ; sans repas, frais ni taxe de séjour. Chaque nuit compte à sa date. La remise d’un code sur tout le séjour est répartie sur ses nuits.",
        "A qué precio se vendieron las noches, sin impuestos, con descuentos y suplementos por huésped; sin comidas, cargos ni tasa turística. Cada noche cuenta en su día. Lo que un código descuenta de toda la estancia se reparte entre sus noches.",
    ),
    "means_nights_sold": Phrase(
        "Nights of confirmed and completed stays, free nights too. Nights given back by an early departure, cancelled stays, no-shows and bookings that wait for payment do not count; a stay that ends on its arrival day has no night.",
        "Nächte bestätigter und beendeter Aufenthalte, auch kostenlose. Nicht gezählt werden bei früher Abreise zurückgegebene Nächte, Stornierungen, Nichtanreisen und Buchungen, die auf Zahlung warten; ein Aufenthalt, der am Anreisetag endet, hat keine Nacht.",
        "Nuits des séjours confirmés et terminés, gratuites comprises. Ne comptent pas : les nuits rendues par un départ anticipé, les annulations, les no-shows et les réservations en attente de paiement ; un séjour qui finit le jour de l’arrivée n’a pas de nuit.",
        "Noches de estancias confirmadas y terminadas, también las gratuitas. No cuentan las devueltas por salida anticipada, las canceladas, los no presentados ni las reservas pendientes de pago; una estancia que acaba el día de llegada no tiene noche.",
    ),
    "means_nights_available": Phrase(
        "Rooms that the hotel had on each night. Rooms out of order are left out, rooms out of service are counted; overbooking adds none. Of past nights as they were.",
        "Zimmer, die das Hotel in jeder Nacht hatte. Zimmer außer Betrieb zählen nicht, vorübergehend gesperrte (out of service) zählen; Überbuchung fügt keine hinzu. Vergangene Nächte so, wie sie waren.",
        "Chambres dont l’hôtel disposait chaque nuit. Les chambres hors service durable (out of order) ne comptent pas, celles momentanément fermées (out of service) comptent ; la surréservation n’en ajoute pas. Les nuits passées restent telles qu’elles étaient.",
        "Habitaciones que tenía el hotel cada noche. Las averiadas (out of order) no cuentan, las retiradas temporalmente (out of service) sí; la sobreventa no añade ninguna. Las noches pasadas, tal como fueron.",
    ),
    "means_arrivals": Phrase(
        "Bookings whose arrival day is in the period and that were neither cancelled nor missed.",
        "Buchungen mit Anreisetag im Zeitraum, die weder storniert noch versäumt wurden.",
        "Réservations dont le jour d’arrivée est dans la période, ni annulées ni manquées.",
        "Reservas cuyo día de llegada está en el periodo, ni canceladas ni sin presentarse.",
    ),
    "means_length_of_stay": Phrase(
        "Nights of these arrivals, as slept or still planned, divided by their number.",
        "Nächte dieser Anreisen, geschlafen oder noch geplant, geteilt durch ihre Zahl.",
        "Nuits de ces arrivées, passées ou encore prévues, divisées par leur nombre.",
        "Noches de estas llegadas, dormidas o aún previstas, divididas entre su número.",
    ),
    "means_lead_time": Phrase(
        "Days from the day of booking to arrival: half of the arrivals were booked earlier, half later.",
        "Tage von der Buchung bis zur Anreise: die Hälfte wurde früher gebucht, die Hälfte später.",
        "Jours entre la réservation et l’arrivée : la moitié a réservé plus tôt, la moitié plus tard.",
        "Días de la reserva a la llegada: la mitad reservó antes, la mitad después.",
    ),
    "means_cancellations": Phrase(
        "Cancelled bookings that were to arrive in the period, whenever they were cancelled. A hold that was never paid is none.",
        "Stornierte Buchungen mit Anreise im Zeitraum, wann immer sie storniert wurden. Eine nie bezahlte Reservierung ist keine.",
        "Réservations annulées qui devaient arriver dans la période, quelle que soit la date d’annulation. Une option jamais payée n’en est pas une.",
        "Reservas canceladas que debían llegar en el periodo, se cancelaran cuando se cancelaran. Una reserva nunca pagada no lo es.",
    ),
    "means_cancellation_rate": Phrase(
        "Cancellations of all bookings made for arrival in the period: arrivals, cancellations and no-shows.",
        "Stornierungen von allen Buchungen mit Anreise im Zeitraum: Anreisen, Stornierungen und Nichtanreisen.",
        "Annulations sur toutes les réservations prévues pour la période : arrivées, annulations et no-shows.",
        "Cancelaciones sobre todas las reservas con llegada en el periodo: llegadas, cancelaciones y no presentados.",
    ),
    "means_cancelled_nights": Phrase(
        "Nights of the cancelled bookings as last planned.",
        "Nächte der stornierten Buchungen, wie zuletzt geplant.",
        "Nuits des réservations annulées, telles que prévues en dernier.",
        "Noches de las reservas canceladas según lo último previsto.",
    ),
    "means_cancelled_revenue": Phrase(
        "Room revenue that those nights would have brought.",
        "Logisumsatz, den diese Nächte gebracht hätten.",
        "Chiffre d’affaires chambres qu’auraient rapporté ces nuits.",
        "Ingresos de habitaciones que habrían traído esas noches.",
    ),
    "means_cancellation_penalties": Phrase(
        "What their policies charged for it, taxes included. It is no room revenue.",
        "Was die Bedingungen dafür berechnet haben, mit Steuern. Es ist kein Logisumsatz.",
        "Ce que les conditions ont facturé, taxes comprises. Ce n’est pas du chiffre d’affaires chambres.",
        "Lo que cobraron sus condiciones, con impuestos. No son ingresos de habitaciones.",
    ),
    "means_no_shows": Phrase(
        "Bookings that were to arrive in the period and did not come.",
        "Buchungen mit Anreise im Zeitraum, deren Gäste nicht kamen.",
        "Réservations prévues dans la période et non honorées.",
        "Reservas con llegada en el periodo que no se presentaron.",
    ),
    "means_no_show_penalties": Phrase(
        "What was charged for not coming, taxes included.",
        "Was für die Nichtanreise berechnet wurde, mit Steuern.",
        "Ce qui a été facturé pour l’absence, taxes comprises.",
        "Lo cobrado por no presentarse, con impuestos.",
    ),
    "means_lapsed_holds": Phrase(
        "Bookings for arrival in the period that were not paid in time and gave their room back. They are in no rate.",
        "Buchungen mit Anreise im Zeitraum, die nicht rechtzeitig bezahlt wurden und ihr Zimmer zurückgaben. Sie stehen in keiner Quote.",
        "Réservations pour la période non payées à temps et dont la chambre a été rendue. Elles n’entrent dans aucun taux.",
        "Reservas con llegada en el periodo que no se pagaron a tiempo y devolvieron la habitación. No entran en ninguna tasa.",
    ),
    "means_unused_nights": Phrase(
        "Nights of the period after an early departure: given back and not sold, unless to somebody else.",
        "Nächte des Zeitraums nach einer frühen Abreise: zurückgegeben und nicht verkauft, außer an andere.",
        "Nuits de la période après un départ anticipé : rendues et non vendues, sauf à un autre client.",
        "Noches del periodo tras una salida anticipada: devueltas y no vendidas, salvo a otra persona.",
    ),
    "means_unused_revenue": Phrase(
        "What the guests’ prices still hold for these nights, net. It is no room revenue.",
        "Was die Preise der Gäste für diese Nächte noch enthalten, netto. Es ist kein Logisumsatz.",
        "Ce que les prix des clients contiennent encore pour ces nuits, hors taxes. Ce n’est pas du chiffre d’affaires chambres.",
        "Lo que los precios de los huéspedes aún incluyen por esas noches, sin impuestos. No son ingresos de habitaciones.",
    ),
    "means_source": Phrase(
        "The first of these that is true of a booking: of an allotment, of a company account, of a group, with a promo code, made by staff, made by a guest on the web.",
        "Das Erste, was auf eine Buchung zutrifft: aus einem Kontingent, von einem Firmenkonto, aus einer Gruppe, mit Aktionscode, von der Rezeption, vom Gast im Web.",
        "Le premier cas qui s’applique : allotement, compte entreprise, groupe, code promo, saisie par la réception, réservation en ligne.",
        "Lo primero que se cumple: de un cupo, de una cuenta de empresa, de un grupo, con código, hecha en recepción, hecha por el huésped en la web.",
    ),
    "means_refusals": Phrase(
        "Attempts in the period to give a stay a room that it could not have. Nothing was given away twice.",
        "Versuche im Zeitraum, einem Aufenthalt ein Zimmer zu geben, das er nicht haben konnte. Nichts wurde doppelt vergeben.",
        "Tentatives d’attribuer à un séjour une chambre impossible pendant la période. Rien n’a été attribué deux fois.",
        "Intentos en el periodo de dar a una estancia una habitación que no podía tener. Nada se dio dos veces.",
    ),
    "means_pick-up": Phrase(
        "Bookings made, and cancelled, today and in the days before, with their nights from today on. The year before stands as of the same date; dates and prices that changed since are those of now.",
        "Heute und in den Tagen davor gemachte und stornierte Buchungen mit ihren Nächten ab heute. Das Vorjahr gilt zum gleichen Datum; seither geänderte Daten und Preise sind die heutigen.",
        "Réservations faites et annulées aujourd’hui et les jours précédents, avec leurs nuits à partir d’aujourd’hui. L’an passé est pris à la même date ; les dates et prix modifiés depuis sont ceux d’aujourd’hui.",
        "Reservas hechas y canceladas hoy y en los días anteriores, con sus noches desde hoy. El año anterior se toma a la misma fecha; las fechas y precios cambiados desde entonces son los de ahora.",
    ),
    "means_pace": Phrase(
        "What is on the books now for this month and the next, beside what was on them at the same moment a year before, and how those months ended. What stood then is told by when bookings were made, cancelled and not used.",
        "Was jetzt für diesen und die nächsten Monate gebucht ist, neben dem, was zum gleichen Zeitpunkt im Vorjahr gebucht war, und wie jene Monate endeten. Der frühere Stand ergibt sich daraus, wann Buchungen gemacht, storniert und nicht genutzt wurden.",
        "Ce qui est réservé pour ce mois et les suivants, à côté de ce qui l’était au même moment l’an passé, et le résultat final de ces mois. L’état d’alors se déduit des moments de création, d’annulation et d’absence.",
        "Lo reservado ahora para este mes y los siguientes, junto a lo reservado en el mismo momento del año anterior y cómo acabaron esos meses. El estado de entonces se deduce de cuándo se hicieron, cancelaron o no se usaron las reservas.",
    ),
    "means_forecast": Phrase(
        "On the books less the share that was lost, plus the rooms that were picked up, on three nights of the year before of the same weekday, as many days ahead. Without two such nights nothing is foretold.",
        "Gebuchtes abzüglich des verlorenen Anteils, zuzüglich der noch gebuchten Zimmer, nach drei Nächten des Vorjahres mit gleichem Wochentag und gleichem Vorlauf. Ohne zwei solche Nächte gibt es keine Prognose.",
        "Le réservé, moins la part perdue, plus les chambres vendues ensuite, d’après trois nuits de l’an passé du même jour de semaine et à la même avance. Sans deux nuits comparables, rien n’est prévu.",
        "Lo reservado menos la parte que se perdió, más las habitaciones que se vendieron después, según tres noches del año anterior del mismo día de la semana y con la misma antelación. Sin dos noches así no se prevé nada.",
    ),
}
WORDS: Final[dict[str, Phrase]] = FIGURES | MEANINGS
