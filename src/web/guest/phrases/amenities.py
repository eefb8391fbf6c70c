"""What a house and its rooms have."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "hotel_WIFI": Phrase("Free Wi-Fi", "Kostenloses WLAN", "Wi-Fi gratuit", "Wifi gratis"),
    "hotel_BREAKFAST": Phrase("Breakfast", "Frühstück", "Petit-déjeuner", "Desayuno"),
    "hotel_RESTAURANT": Phrase("Restaurant", "Restaurant", "Restaurant", "Restaurante"),
    "hotel_BAR": Phrase("Bar", "Bar", "Bar", "Bar"),
    "hotel_PARKING": Phrase("Parking", "Parkplätze", "Parking", "Aparcamiento"),
    "hotel_CHARGING": Phrase(
        "Charging for electric cars",
        "Ladestation für E-Autos",
        "Borne de recharge",
        "Carga para coches eléctricos",
    ),
    "hotel_LIFT": Phrase("Lift", "Aufzug", "Ascenseur", "Ascensor"),
    "hotel_STEP_FREE": Phrase(
        "Step-free access", "Stufenloser Zugang", "Accès de plain-pied", "Acceso sin escalones"
    ),
    "hotel_FAMILY_ROOMS": Phrase(
        "Family rooms", "Familienzimmer", "Chambres familiales", "Habitaciones familiares"
    ),
    "hotel_PETS": Phrase(
        "Pets are welcome",
        "Haustiere willkommen",
        "Animaux bienvenus",
        "Se admiten mascotas",
    ),
    "hotel_POOL": Phrase("Swimming pool", "Schwimmbad", "Piscine", "Piscina"),
    "hotel_SPA": Phrase("Spa and sauna", "Spa und Sauna", "Spa et sauna", "Spa y sauna"),
    "hotel_GYM": Phrase("Gym", "Fitnessraum", "Salle de sport", "Gimnasio"),
    "hotel_GARDEN": Phrase("Garden", "Garten", "Jardin", "Jardín"),
    "hotel_TERRACE": Phrase("Terrace", "Terrasse", "Terrasse", "Terraza"),
    "hotel_LUGGAGE": Phrase("Luggage room", "Gepäckraum", "Bagagerie", "Consigna de equipaje"),
    "hotel_LAUNDRY": Phrase("Laundry", "Wäscheservice", "Blanchisserie", "Lavandería"),
    "hotel_BICYCLES": Phrase("Bicycles", "Fahrräder", "Vélos", "Bicicletas"),
    "hotel_MEETING_ROOMS": Phrase(
        "Meeting rooms", "Tagungsräume", "Salles de réunion", "Salas de reuniones"
    ),
    "hotel_DESK_AT_NIGHT": Phrase(
        "Reception day and night",
        "Rezeption rund um die Uhr",
        "Réception jour et nuit",
        "Recepción 24 horas",
    ),
    "room_WIFI": Phrase("Free Wi-Fi", "Kostenloses WLAN", "Wi-Fi gratuit", "Wifi gratis"),
    "room_DESK": Phrase("Desk", "Schreibtisch", "Bureau", "Escritorio"),
    "room_SHOWER": Phrase("Shower", "Dusche", "Douche", "Ducha"),
    "room_BATHTUB": Phrase("Bathtub", "Badewanne", "Baignoire", "Bañera"),
    "room_AIR_CONDITIONING": Phrase(
        "Air conditioning", "Klimaanlage", "Climatisation", "Aire acondicionado"
    ),
    "room_TELEVISION": Phrase("Television", "Fernseher", "Télévision", "Televisor"),
    "room_MINIBAR": Phrase("Minibar", "Minibar", "Minibar", "Minibar"),
    "room_SAFE": Phrase("Safe", "Safe", "Coffre-fort", "Caja fuerte"),
    "room_KETTLE": Phrase("Tea and coffee", "Tee und Kaffee", "Thé et café", "Té y café"),
    "room_HAIRDRYER": Phrase("Hairdryer", "Haartrockner", "Sèche-cheveux", "Secador"),
    "room_KITCHENETTE": Phrase("Kitchenette", "Kochnische", "Kitchenette", "Cocina americana"),
    "room_BALCONY": Phrase("Balcony", "Balkon", "Balcon", "Balcón"),
    "room_TERRACE": Phrase("Terrace", "Terrasse", "Terrasse", "Terraza"),
    "room_VIEW_OF_WATER": Phrase(
        "View of the water", "Blick aufs Wasser", "Vue sur l’eau", "Vistas al agua"
    ),
    "room_VIEW_OF_GARDEN": Phrase(
        "View of the garden", "Blick in den Garten", "Vue sur le jardin", "Vistas al jardín"
    ),
    "room_VIEW_OF_CITY": Phrase(
        "View of the city", "Blick auf die Stadt", "Vue sur la ville", "Vistas a la ciudad"
    ),
    "room_QUIET": Phrase("Quiet side", "Ruhige Seite", "Côté calme", "Lado tranquilo"),
    "room_STEP_FREE": Phrase("Step-free", "Stufenlos", "De plain-pied", "Sin escalones"),
}
