"""The hotel's home page and its rooms."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "home_title": Phrase("Welcome", "Willkommen", "Bienvenue", "Bienvenidos"),
    "about": Phrase("About the house", "Über das Haus", "La maison", "Sobre la casa"),
    "amenities": Phrase("In the house", "Im Haus", "Dans l’hôtel", "En el hotel"),
    "rooms": Phrase("Our rooms", "Unsere Zimmer", "Nos chambres", "Nuestras habitaciones"),
    "rooms_lead": Phrase(
        "Each has its own character. All prices include taxes.",
        "Jedes mit eigenem Charakter. Alle Preise verstehen sich inklusive Steuern.",
        "Chacune a son caractère. Tous les prix comprennent les taxes.",
        "Cada una con su carácter. Todos los precios incluyen impuestos.",
    ),
    "all_rooms": Phrase(
        "All rooms", "Alle Zimmer", "Toutes les chambres", "Todas las habitaciones"
    ),
    "other_rooms": Phrase("Other rooms", "Weitere Zimmer", "Autres chambres", "Otras habitaciones"),
    "in_room": Phrase("In the room", "Im Zimmer", "Dans la chambre", "En la habitación"),
    "from_price": Phrase(
        "from {amount} a night",
        "ab {amount} pro Nacht",
        "à partir de {amount} la nuit",
        "desde {amount} por noche",
    ),
    "sleeps_one": Phrase("For 1 guest", "Für 1 Gast", "Pour 1 personne", "Para 1 persona"),
    "sleeps_other": Phrase(
        "For up to {count} guests",
        "Für bis zu {count} Gäste",
        "Jusqu’à {count} personnes",
        "Hasta {count} personas",
    ),
    "size": Phrase("{size} m²", "{size} m²", "{size} m²", "{size} m²"),
    "look": Phrase("See the room", "Zimmer ansehen", "Voir la chambre", "Ver la habitación"),
    "directions": Phrase("How to find us", "Anfahrt", "Accès", "Cómo llegar"),
    "good_to_know": Phrase("Good to know", "Gut zu wissen", "Bon à savoir", "Conviene saber"),
    "times": Phrase(
        "Arrival and departure", "An- und Abreise", "Arrivée et départ", "Llegada y salida"
    ),
    "arrival_from": Phrase(
        "Your room is ready from {time}.",
        "Ihr Zimmer ist ab {time} bereit.",
        "Votre chambre est prête à partir de {time}.",
        "Su habitación está lista a partir de las {time}.",
    ),
    "departure_until": Phrase(
        "On the day of departure it is yours until {time}.",
        "Am Abreisetag gehört es Ihnen bis {time}.",
        "Le jour du départ, elle est à vous jusqu’à {time}.",
        "El día de salida es suya hasta las {time}.",
    ),
    "gallery": Phrase("Photos", "Bilder", "Photos", "Fotos"),
    "contact": Phrase("Contact", "Kontakt", "Contact", "Contacto"),
    "call": Phrase("Telephone", "Telefon", "Téléphone", "Teléfono"),
    "write": Phrase("E-mail", "E-Mail", "E-mail", "Correo electrónico"),
    "address": Phrase("Address", "Adresse", "Adresse", "Dirección"),
    "no_rooms": Phrase(
        "Our rooms cannot be booked online at the moment. Please get in touch with us.",
        "Unsere Zimmer sind zurzeit nicht online buchbar. Bitte melden Sie sich bei uns.",
        "Nos chambres ne sont pas réservables en ligne pour le moment. Veuillez nous contacter.",
        "Nuestras habitaciones no se pueden reservar en línea en este momento. Póngase en contacto con nosotros.",
    ),
}
