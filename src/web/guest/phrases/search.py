"""Searching, and what was found."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

BOX: Final[dict[str, Phrase]] = {
    "box": Phrase("Find your room", "Ihr Zimmer finden", "Trouver votre chambre", "Encontrar su habitación"),
    "check_in": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "check_out": Phrase("Departure", "Abreise", "Départ", "Salida"),
    "adults": Phrase("Adults", "Erwachsene", "Adultes", "Adultos"),
    "children": Phrase("Children", "Kinder", "Enfants", "Niños"),
    "child_ages": Phrase("Ages of the children", "Alter der Kinder", "Âge des enfants", "Edad de los niños"),
    "child_ages_hint": Phrase("Such as 4, 11", "Etwa 4, 11", "Par exemple 4, 11", "Por ejemplo 4, 11"),
    "age_of": Phrase("Age of child {number}", "Alter von Kind {number}", "Âge de l’enfant {number}", "Edad del niño {number}"),
    "codes": Phrase("Promo or company code", "Aktions- oder Firmencode", "Code promo ou entreprise", "Código promocional o de empresa"),
    "promo_code": Phrase("Promo code", "Aktionscode", "Code promo", "Código promocional"),
    "corporate_code": Phrase("Company code", "Firmencode", "Code entreprise", "Código de empresa"),
    "search": Phrase("Show rooms and prices", "Zimmer und Preise zeigen", "Voir chambres et prix", "Ver habitaciones y precios"),
    "fewer": Phrase("Fewer", "Weniger", "Moins", "Menos"),
    "more": Phrase("More", "Mehr", "Plus", "Más"),
}  # fmt: skip
MEALS: Final[dict[str, Phrase]] = {
    "meal_NONE": Phrase("Room only", "Ohne Verpflegung", "Sans repas", "Sólo alojamiento"),
    "meal_BREAKFAST": Phrase("Breakfast included", "Mit Frühstück", "Petit-déjeuner compris", "Desayuno incluido"),
    "meal_HALF_BOARD": Phrase("Half board included", "Mit Halbpension", "Demi-pension comprise", "Media pensión incluida"),
    "meal_FULL_BOARD": Phrase("Full board included", "Mit Vollpension", "Pension complète comprise", "Pensión completa incluida"),
}  # fmt: skip
PAYING: Final[dict[str, Phrase]] = {
    "pay_all_now": Phrase(
        "You pay {now} when you book.",
        "Sie zahlen {now} bei der Buchung.",
        "Vous réglez {now} à la réservation.",
        "Paga {now} al reservar.",
    ),
    "pay_deposit": Phrase(
        "You pay a deposit of {now} when you book, and {later} at the hotel.",
        "Sie zahlen {now} bei der Buchung an und {later} im Hotel.",
        "Vous réglez un acompte de {now} à la réservation, puis {later} à l’hôtel.",
        "Paga un depósito de {now} al reservar y {later} en el hotel.",
    ),
    "pay_guarantee": Phrase(
        "You pay {later} at the hotel. Until then your card guarantees {most}; nothing is charged today.",
        "Sie zahlen {later} im Hotel. Bis dahin garantiert Ihre Karte {most}; heute wird nichts abgebucht.",
        "Vous réglez {later} à l’hôtel. D’ici là, votre carte garantit {most} ; rien n’est débité aujourd’hui.",
        "Paga {later} en el hotel. Hasta entonces su tarjeta garantiza {most}; hoy no se cobra nada.",
    ),
    "pay_at_hotel": Phrase(
        "You pay {later} at the hotel. No card is needed.",
        "Sie zahlen {later} im Hotel. Eine Karte ist nicht nötig.",
        "Vous réglez {later} à l’hôtel. Aucune carte n’est nécessaire.",
        "Paga {later} en el hotel. No se necesita tarjeta.",
    ),
    "pay_nothing": Phrase(
        "There is nothing to pay.",
        "Es ist nichts zu zahlen.",
        "Il n’y a rien à régler.",
        "No hay nada que pagar.",
    ),
}
WORDS: Final[dict[str, Phrase]] = {
    **BOX,
    **MEALS,
    **PAYING,
    "title": Phrase("Rooms and prices", "Zimmer und Preise", "Chambres et prix", "Habitaciones y precios"),
    "change": Phrase("Change your search", "Suche ändern", "Modifier la recherche", "Cambiar la búsqueda"),
    "nights_one": Phrase("{count} night", "{count} Nacht", "{count} nuit", "{count} noche"),
    "nights_other": Phrase("{count} nights", "{count} Nächte", "{count} nuits", "{count} noches"),
    "adults_one": Phrase("{count} adult", "{count} Erwachsener", "{count} adulte", "{count} adulto"),
    "adults_other": Phrase("{count} adults", "{count} Erwachsene", "{count} adultes", "{count} adultos"),
    "children_one": Phrase("{count} child", "{count} Kind", "{count} enfant", "{count} niño"),
    "children_other": Phrase("{count} children", "{count} Kinder", "{count} enfants", "{count} niños"),
    "stay": Phrase("{first} to {last}", "{first} bis {last}", "Du {first} au {last}", "Del {first} al {last}"),
    "total_for_one": Phrase("for {count} night", "für {count} Nacht", "pour {count} nuit", "por {count} noche"),
    "total_for_other": Phrase("for {count} nights", "für {count} Nächte", "pour {count} nuits", "por {count} noches"),
    "taxes_in_it": Phrase("taxes and fees included", "inkl. Steuern und Gebühren", "taxes et frais compris", "impuestos y tasas incluidos"),
    "per_night": Phrase("{amount} a night", "{amount} pro Nacht", "{amount} par nuit", "{amount} por noche"),
    "conditions": Phrase("Conditions", "Bedingungen", "Conditions", "Condiciones"),
    "choose": Phrase("Choose", "Auswählen", "Choisir", "Elegir"),
    "choose_what": Phrase("Choose {room}, {rate}", "{room}, {rate} auswählen", "Choisir {room}, {rate}", "Elegir {room}, {rate}"),
    "left_one": Phrase("Only one left", "Nur noch eines frei", "Plus qu’une seule", "Sólo queda una"),
    "left_other": Phrase("Only {count} left", "Nur noch {count} frei", "Plus que {count}", "Sólo quedan {count}"),
    "code_applied": Phrase("With your code", "Mit Ihrem Code", "Avec votre code", "Con su código"),
    "not_free": Phrase("Not available", "Nicht verfügbar", "Indisponible", "No disponible"),
    "not_for_dates": Phrase("Other rates for this room", "Weitere Tarife für dieses Zimmer", "Autres tarifs de cette chambre", "Otras tarifas de esta habitación"),
    "stay_longer_one": Phrase("See {count} night", "{count} Nacht ansehen", "Voir {count} nuit", "Ver {count} noche"),
    "stay_longer_other": Phrase("See {count} nights", "{count} Nächte ansehen", "Voir {count} nuits", "Ver {count} noches"),
    "near_title": Phrase("Close to your dates", "Nahe an Ihrem Wunsch", "Proche de vos dates", "Cerca de sus fechas"),
    "near_text": Phrase(
        "On these dates we have a room for you:",
        "An diesen Tagen haben wir ein Zimmer für Sie:",
        "À ces dates, nous avons une chambre pour vous :",
        "En estas fechas tenemos una habitación para usted:",
    ),
    "gone_title": Phrase(
        "We are sorry, this stay cannot be had",
        "Dieser Aufenthalt ist leider nicht möglich",
        "Désolés, ce séjour n’est pas disponible",
        "Lo sentimos, esta estancia no está disponible",
    ),
    "gone_text": Phrase(
        "None of our rooms can be booked for exactly these nights.",
        "Für genau diese Nächte ist keines unserer Zimmer buchbar.",
        "Aucune de nos chambres n’est réservable exactement pour ces nuits.",
        "Ninguna de nuestras habitaciones se puede reservar exactamente para esas noches.",
    ),
    "gone_party": Phrase(
        "None of our rooms is large enough for all of you. Please search for two rooms, one after the other, with a part of your party in each.",
        "Keines unserer Zimmer ist groß genug für Sie alle. Bitte suchen Sie nacheinander zwei Zimmer, jeweils für einen Teil Ihrer Gruppe.",
        "Aucune de nos chambres n’est assez grande pour vous tous. Veuillez chercher deux chambres, l’une après l’autre, pour une partie du groupe chacune.",
        "Ninguna de nuestras habitaciones es lo bastante grande para todos. Busque dos habitaciones, una tras otra, para una parte del grupo cada una.",
    ),
    "gone_ask": Phrase(
        "Please try other dates, or ask us: we are glad to help.",
        "Bitte versuchen Sie andere Tage, oder fragen Sie uns: Wir helfen gern.",
        "Essayez d’autres dates ou contactez-nous : nous vous aiderons avec plaisir.",
        "Pruebe otras fechas o pregúntenos: le ayudaremos con mucho gusto.",
    ),
    "ages_hint": Phrase(
        "Tell us the children’s ages: the price may well be lower.",
        "Sagen Sie uns das Alter der Kinder: Der Preis kann günstiger sein.",
        "Indiquez l’âge des enfants : le prix peut être plus avantageux.",
        "Indíquenos la edad de los niños: el precio puede ser más bajo.",
    ),
    "start": Phrase(
        "When would you like to stay with us?",
        "Wann möchten Sie bei uns wohnen?",
        "Quand souhaitez-vous séjourner chez nous ?",
        "¿Cuándo desea alojarse con nosotros?",
    ),
    "check_fields": Phrase(
        "Please check your search.",
        "Bitte prüfen Sie Ihre Suche.",
        "Veuillez vérifier votre recherche.",
        "Compruebe su búsqueda, por favor.",
    ),
    "from_total": Phrase("from {amount}", "ab {amount}", "dès {amount}", "desde {amount}"),
}  # fmt: skip
