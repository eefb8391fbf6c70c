"""The search box on a hotel's own site, and the page that tells how it gets there."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

BOX: Final[dict[str, Phrase]] = {
    "title": Phrase("Book your stay", "Aufenthalt buchen", "Réservez votre séjour", "Reserve su estancia"),
    "title_at": Phrase(
        "Book your stay: {name}",
        "Aufenthalt buchen: {name}",
        "Réservez votre séjour : {name}",
        "Reserve su estancia: {name}",
    ),
    "check_in": Phrase("Arrival", "Anreise", "Arrivée", "Llegada"),
    "check_out": Phrase("Departure", "Abreise", "Départ", "Salida"),
    "adults": Phrase("Adults", "Erwachsene", "Adultes", "Adultos"),
    "children": Phrase("Children", "Kinder", "Enfants", "Niños"),
    "age": Phrase(
        "Age of child {number}",
        "Alter von Kind {number}",
        "Âge de l’enfant {number}",
        "Edad del niño {number}",
    ),
    "search": Phrase("Check availability", "Verfügbarkeit prüfen", "Voir les disponibilités", "Ver disponibilidad"),
    "nights_one": Phrase("{count} night", "{count} Nacht", "{count} nuit", "{count} noche"),
    "nights_other": Phrase("{count} nights", "{count} Nächte", "{count} nuits", "{count} noches"),
    "link": Phrase("Book a room", "Zimmer buchen", "Réserver une chambre", "Reservar una habitación"),
}  # fmt: skip
"""What the box itself says, in the script."""

WORDS: Final[dict[str, Phrase]] = BOX | {
    "page_title": Phrase(
        "The search box on your own site",
        "Das Suchfeld auf Ihrer eigenen Website",
        "Le moteur de recherche sur votre propre site",
        "El buscador en su propio sitio web",
    ),
    "page_lead": Phrase(
        "Guests choose their dates on your site and see your rooms and prices here. One line is all "
        "it takes; nothing is kept on your guests’ devices.",
        "Gäste wählen ihre Daten auf Ihrer Website und sehen hier Ihre Zimmer und Preise. Eine Zeile "
        "genügt; auf den Geräten Ihrer Gäste wird nichts gespeichert.",
        "Vos clients choisissent leurs dates sur votre site et voient ici vos chambres et vos tarifs. "
        "Une seule ligne suffit ; rien n’est conservé sur les appareils de vos clients.",
        "Sus huéspedes eligen las fechas en su sitio y ven aquí sus habitaciones y precios. Basta "
        "una línea; no se guarda nada en los dispositivos de sus huéspedes.",
    ),
    "step_copy": Phrase(
        "Copy this line", "Kopieren Sie diese Zeile", "Copiez cette ligne", "Copie esta línea"
    ),
    "copy_help": Phrase(
        "Paste it where the box shall appear. Visitors whose browser runs no scripts get a link instead.",
        "Fügen Sie sie dort ein, wo das Feld erscheinen soll. Ohne Skripte im Browser erscheint "
        "stattdessen ein Link.",
        "Collez-la à l’endroit où le moteur doit apparaître. Sans scripts, vos visiteurs voient un "
        "lien à la place.",
        "Péguela donde deba aparecer el buscador. Quien navegue sin scripts verá un enlace en su "
        "lugar.",
    ),
    "copy": Phrase("Copy", "Kopieren", "Copier", "Copiar"),
    "copied": Phrase("Copied.", "Kopiert.", "Copié.", "Copiado."),
    "preview": Phrase("How it looks", "So sieht es aus", "Aperçu", "Así se ve"),
    "preview_help": Phrase(
        "This is the box itself: try it.",
        "Das ist das Feld selbst: Probieren Sie es aus.",
        "C’est le moteur lui-même : essayez-le.",
        "Es el buscador mismo: pruébelo.",
    ),
    "options": Phrase(
        "What you may change",
        "Was Sie ändern können",
        "Ce que vous pouvez changer",
        "Qué puede cambiar",
    ),
    "option_language": Phrase(
        "en, de, fr or es. Without it, the language of your page.",
        "en, de, fr oder es. Ohne Angabe die Sprache Ihrer Seite.",
        "en, de, fr ou es. Sinon, la langue de votre page.",
        "en, de, fr o es. Sin este dato, el idioma de su página.",
    ),
    "option_accent": Phrase(
        "Another colour, such as #7a1f3d. Without it, your hotel’s own. It is made readable by itself.",
        "Eine andere Farbe, etwa #7a1f3d. Ohne Angabe die Ihres Hotels. Lesbar wird sie von selbst.",
        "Une autre couleur, par exemple #7a1f3d. Sinon, celle de votre hôtel. Elle est rendue lisible "
        "automatiquement.",
        "Otro color, por ejemplo #7a1f3d. Sin este dato, el de su hotel. Se ajusta solo para que se "
        "lea bien.",
    ),
    "option_theme": Phrase(
        "light or dark. Without it, as your page is.",
        "light oder dark. Ohne Angabe wie Ihre Seite.",
        "light ou dark. Sinon, comme votre page.",
        "light o dark. Sin este dato, como su página.",
    ),
    "option_target": Phrase(
        "_blank opens the results in a new tab.",
        "_blank öffnet die Ergebnisse in einem neuen Tab.",
        "_blank ouvre les résultats dans un nouvel onglet.",
        "_blank abre los resultados en una pestaña nueva.",
    ),
    "policy": Phrase(
        "If your site has a content security policy",
        "Wenn Ihre Website eine Content Security Policy hat",
        "Si votre site applique une politique de sécurité du contenu (CSP)",
        "Si su sitio tiene una política de seguridad de contenido (CSP)",
    ),
    "policy_help": Phrase(
        "Add these sources to it. No inline styles or scripts need to be allowed.",
        "Ergänzen Sie diese Quellen. Inline-Stile und -Skripte müssen nicht erlaubt werden.",
        "Ajoutez-y ces sources. Aucun style ni script intégré n’a besoin d’être autorisé.",
        "Añada estas fuentes. No hace falta permitir estilos ni scripts en línea.",
    ),
}
