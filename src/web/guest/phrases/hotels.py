"""Several hotels side by side, and prices in the guest's own currency."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

FINDING: Final[dict[str, Phrase]] = {
    "all": Phrase("Hotels", "Hotels", "Hôtels", "Hoteles"),
    "title": Phrase("Find your hotel", "Ihr Hotel finden", "Trouver votre hôtel", "Encuentre su hotel"),
    "title_lead": Phrase(
        "Every house has its own character. You book with the hotel itself.",
        "Jedes Haus hat seinen eigenen Charakter. Sie buchen direkt beim Hotel.",
        "Chaque maison a son caractère. Vous réservez directement auprès de l’hôtel.",
        "Cada casa tiene su carácter. Reserva directamente con el hotel.",
    ),
    "box": Phrase("Where and when?", "Wohin und wann?", "Où et quand ?", "¿Dónde y cuándo?"),
    "where": Phrase("Destination or hotel", "Reiseziel oder Hotel", "Destination ou hôtel", "Destino u hotel"),
    "where_hint": Phrase("City, country or name", "Stadt, Land oder Name", "Ville, pays ou nom", "Ciudad, país o nombre"),
    "search": Phrase("Search", "Suchen", "Rechercher", "Buscar"),
    "found_one": Phrase("{count} hotel", "{count} Hotel", "{count} hôtel", "{count} hotel"),
    "found_other": Phrase("{count} hotels", "{count} Hotels", "{count} hôtels", "{count} hoteles"),
    "free_one": Phrase(
        "{count} has a room for you", "{count} hat ein Zimmer für Sie",
        "{count} a une chambre pour vous", "{count} tiene habitación para usted",
    ),
    "free_other": Phrase(
        "{count} have a room for you", "{count} haben ein Zimmer für Sie",
        "{count} ont une chambre pour vous", "{count} tienen habitación para usted",
    ),
    "nothing_title": Phrase("Nothing fits all of it", "Dazu passt leider nichts", "Rien ne correspond à tout", "Nada se ajusta a todo"),
    "nothing_text": Phrase(
        "Try fewer filters or another destination.",
        "Versuchen Sie es mit weniger Filtern oder einem anderen Ziel.",
        "Essayez avec moins de filtres ou une autre destination.",
        "Pruebe con menos filtros u otro destino.",
    ),
    "none_open": Phrase(
        "No hotel is open here yet. Please come back soon.",
        "Hier ist noch kein Hotel geöffnet. Schauen Sie bald wieder vorbei.",
        "Aucun hôtel n’est encore ouvert ici. Revenez bientôt.",
        "Aquí todavía no hay ningún hotel abierto. Vuelva pronto.",
    ),
    "pages": Phrase("Pages", "Seiten", "Pages", "Páginas"),
    "previous": Phrase("Previous", "Zurück", "Précédent", "Anterior"),
    "next": Phrase("Next", "Weiter", "Suivant", "Siguiente"),
    "page_of": Phrase("Page {page} of {pages}", "Seite {page} von {pages}", "Page {page} sur {pages}", "Página {page} de {pages}"),
}  # fmt: skip
NARROWING: Final[dict[str, Phrase]] = {
    "filters": Phrase("Filters", "Filter", "Filtres", "Filtros"),
    "filters_on_one": Phrase("{count} chosen", "{count} gewählt", "{count} choisi", "{count} elegido"),
    "filters_on_other": Phrase("{count} chosen", "{count} gewählt", "{count} choisis", "{count} elegidos"),
    "apply": Phrase("Show hotels", "Hotels zeigen", "Voir les hôtels", "Ver hoteles"),
    "clear": Phrase("Remove all filters", "Alle Filter entfernen", "Retirer tous les filtres", "Quitar todos los filtros"),
    "cities": Phrase("City", "Stadt", "Ville", "Ciudad"),
    "stars": Phrase("Stars", "Sterne", "Étoiles", "Estrellas"),
    "stars_one": Phrase("{count} star", "{count} Stern", "{count} étoile", "{count} estrella"),
    "stars_other": Phrase("{count} stars", "{count} Sterne", "{count} étoiles", "{count} estrellas"),
    "amenities": Phrase("In the house", "Im Haus", "Dans l’hôtel", "En el hotel"),
    "rates": Phrase("Rate", "Tarif", "Tarif", "Tarifa"),
    "free_cancellation": Phrase("Free cancellation", "Kostenlos stornierbar", "Annulation gratuite", "Cancelación gratuita"),
    "breakfast": Phrase("Breakfast included", "Mit Frühstück", "Petit-déjeuner compris", "Desayuno incluido"),
    "most_stay": Phrase("Whole stay up to ({unit})", "Gesamtpreis bis ({unit})", "Prix total jusqu’à ({unit})", "Precio total hasta ({unit})"),
    "most_night": Phrase("A night up to ({unit})", "Pro Nacht bis ({unit})", "Par nuit jusqu’à ({unit})", "Por noche hasta ({unit})"),
    "sort": Phrase("Sort by", "Sortieren nach", "Trier par", "Ordenar por"),
    "sort_recommended": Phrase("Recommended", "Empfohlen", "Recommandés", "Recomendados"),
    "sort_price": Phrase("Lowest price", "Niedrigster Preis", "Prix le plus bas", "Precio más bajo"),
    "sort_name": Phrase("Name", "Name", "Nom", "Nombre"),
    "sort_why": Phrase(
        "Recommended: what is free first, then more stars, then the lower price. Nobody pays for a place.",
        "Empfohlen: zuerst, was frei ist, dann mehr Sterne, dann der niedrigere Preis. Niemand bezahlt für seinen Platz.",
        "Recommandés : d’abord ce qui est libre, puis plus d’étoiles, puis le prix le plus bas. Personne ne paie sa place.",
        "Recomendados: primero lo que está libre, luego más estrellas y después el precio más bajo. Nadie paga por su puesto.",
    ),
}  # fmt: skip
CARDS: Final[dict[str, Phrase]] = {
    "see_rooms": Phrase("See rooms", "Zimmer ansehen", "Voir les chambres", "Ver habitaciones"),
    "see_hotel": Phrase("See the hotel", "Hotel ansehen", "Voir l’hôtel", "Ver el hotel"),
    "see_other_dates": Phrase("Other dates", "Andere Termine", "Autres dates", "Otras fechas"),
    "from": Phrase("from", "ab", "dès", "desde"),
    "a_night": Phrase("a night", "pro Nacht", "par nuit", "por noche"),
    "gone": Phrase("Not available", "Nicht verfügbar", "Indisponible", "No disponible"),
    "part_of": Phrase("Part of {name}", "Ein Haus der {name}", "Une maison {name}", "Parte de {name}"),
}  # fmt: skip
CURRENCIES: Final[dict[str, Phrase]] = {
    "currency": Phrase("Compare prices in", "Preise vergleichen in", "Comparer les prix en", "Comparar precios en"),
    "own_currency": Phrase("hotel’s currency only", "nur Währung des Hotels", "devise de l’hôtel seule", "sólo la moneda del hotel"),
    "currency_show": Phrase("Show", "Anzeigen", "Afficher", "Mostrar"),
    "about": Phrase("about {amount}", "etwa {amount}", "environ {amount}", "unos {amount}"),
    "about_note": Phrase(
        "Amounts in {currency} are estimates, at the European Central Bank’s rates of {day}. The hotel charges in its own currency.",
        "Beträge in {currency} sind Schätzungen zu den Kursen der Europäischen Zentralbank vom {day}. Das Hotel rechnet in seiner eigenen Währung ab.",
        "Les montants en {currency} sont des estimations, aux taux de la Banque centrale européenne du {day}. L’hôtel facture dans sa propre devise.",
        "Los importes en {currency} son estimaciones, según los tipos del Banco Central Europeo del {day}. El hotel cobra en su propia moneda.",
    ),
    "about_sample": Phrase(
        "Amounts in {currency} are estimates, at sample rates of {day} made up for this demonstration. The hotel charges in its own currency.",
        "Beträge in {currency} sind Schätzungen zu Beispielkursen vom {day}, erfunden für diese Vorführung. Das Hotel rechnet in seiner eigenen Währung ab.",
        "Les montants en {currency} sont des estimations, à des taux fictifs du {day} pour cette démonstration. L’hôtel facture dans sa propre devise.",
        "Los importes en {currency} son estimaciones, según tipos de muestra del {day} inventados para esta demostración. El hotel cobra en su propia moneda.",
    ),
}  # fmt: skip
TELLING: Final[dict[str, Phrase]] = {
    "hotel_in": Phrase("{name}, hotel in {city}", "{name}, Hotel in {city}", "{name}, hôtel à {city}", "{name}, hotel en {city}"),
    "rooms_of": Phrase("The rooms of {name}", "Die Zimmer im {name}", "Les chambres de {name}", "Las habitaciones de {name}"),
}  # fmt: skip
WORDS: Final[dict[str, Phrase]] = FINDING | NARROWING | CARDS | CURRENCIES | TELLING
