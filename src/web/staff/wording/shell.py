"""The frame of every page: navigation, log-in, preferences, what went wrong."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "skip": Phrase(
        "Skip to the content", "Zum Inhalt springen", "Aller au contenu", "Ir al contenido"
    ),
    "navigation": Phrase("Main", "Hauptmenü", "Menu principal", "Menú principal"),
    "today": Phrase("Today", "Heute", "Aujourd’hui", "Hoy"),
    "rack": Phrase("Room rack", "Zimmerplan", "Planning des chambres", "Plano de habitaciones"),
    "bookings": Phrase("Bookings", "Buchungen", "Réservations", "Reservas"),
    "housekeeping": Phrase("Housekeeping", "Housekeeping", "Étages", "Limpieza"),
    "dashboard": Phrase("Figures", "Kennzahlen", "Indicateurs", "Indicadores"),
    "prices": Phrase("Prices", "Preise", "Tarifs", "Precios"),
    "short_today": Phrase("Today", "Heute", "Jour", "Hoy"),
    "short_rack": Phrase("Rack", "Plan", "Planning", "Plano"),
    "short_bookings": Phrase("Bookings", "Buchungen", "Réserv.", "Reservas"),
    "short_housekeeping": Phrase("Rooms", "Zimmer", "Étages", "Limpieza"),
    "short_dashboard": Phrase("Figures", "Zahlen", "Chiffres", "Datos"),
    "short_prices": Phrase("Prices", "Preise", "Tarifs", "Precios"),
    "walk_in": Phrase("Walk-in", "Walk-in", "Client de passage", "Cliente sin reserva"),
    "search": Phrase(
        "Find a booking, guest or room",
        "Buchung, Gast oder Zimmer suchen",
        "Chercher une réservation, un client ou une chambre",
        "Buscar una reserva, un huésped o una habitación",
    ),
    "more": Phrase("More", "Mehr", "Plus", "Más"),
    "other_hotels": Phrase(
        "Your other hotels", "Ihre anderen Hotels", "Vos autres hôtels", "Sus otros hoteles"
    ),
    "account": Phrase("Your account", "Ihr Konto", "Votre compte", "Su cuenta"),
    "preferences": Phrase("Preferences", "Einstellungen", "Préférences", "Preferencias"),
    "shortcuts": Phrase(
        "Keyboard shortcuts", "Tastenkürzel", "Raccourcis clavier", "Atajos de teclado"
    ),
    "log_out": Phrase("Log out", "Abmelden", "Se déconnecter", "Cerrar sesión"),
    "log_in": Phrase("Log in", "Anmelden", "Se connecter", "Iniciar sesión"),
    "log_in_title": Phrase(
        "Welcome to the front desk",
        "Willkommen an der Rezeption",
        "Bienvenue à la réception",
        "Bienvenido a la recepción",
    ),
    "user_name": Phrase("User name", "Benutzername", "Nom d’utilisateur", "Nombre de usuario"),
    "password": Phrase("Password", "Passwort", "Mot de passe", "Contraseña"),
    "log_in_failed": Phrase(
        "User name and password do not fit together.",
        "Benutzername und Passwort passen nicht zusammen.",
        "Le nom d’utilisateur et le mot de passe ne correspondent pas.",
        "El nombre de usuario y la contraseña no coinciden.",
    ),
    "log_in_too_often": Phrase(
        "There were too many attempts. Please wait a minute.",
        "Das waren zu viele Versuche. Bitte warten Sie eine Minute.",
        "Trop de tentatives. Veuillez patienter une minute.",
        "Demasiados intentos. Espere un minuto, por favor.",
    ),
    "language": Phrase("Language", "Sprache", "Langue", "Idioma"),
    "language_of_browser": Phrase(
        "The browser’s", "Die des Browsers", "Celle du navigateur", "El del navegador"
    ),
    "theme": Phrase("Colours", "Farben", "Couleurs", "Colores"),
    "theme_system": Phrase("As the device", "Wie das Gerät", "Comme l’appareil", "Como el equipo"),
    "theme_light": Phrase("Light", "Hell", "Clair", "Claro"),
    "theme_dark": Phrase("Dark", "Dunkel", "Sombre", "Oscuro"),
    "density": Phrase("Density", "Dichte", "Densité", "Densidad"),
    "density_comfortable": Phrase("Comfortable", "Bequem", "Confortable", "Cómoda"),
    "density_compact": Phrase("Compact", "Kompakt", "Compacte", "Compacta"),
    "uses_shortcuts": Phrase(
        "Single keys are shortcuts",
        "Einzelne Tasten sind Tastenkürzel",
        "Les touches seules sont des raccourcis",
        "Las teclas sueltas son atajos",
    ),
    "save": Phrase("Save", "Speichern", "Enregistrer", "Guardar"),
    "saved": Phrase("Saved.", "Gespeichert.", "Enregistré.", "Guardado."),
    "cancel": Phrase("Cancel", "Abbrechen", "Annuler", "Cancelar"),
    "close": Phrase("Close", "Schließen", "Fermer", "Cerrar"),
    "undo": Phrase("Undo", "Rückgängig", "Annuler l’action", "Deshacer"),
    "missing_title": Phrase(
        "There is no such page here",
        "Diese Seite gibt es hier nicht",
        "Cette page n’existe pas ici",
        "Esta página no existe aquí",
    ),
    "missing_text": Phrase(
        "Perhaps the address is not complete, or it belongs to another hotel.",
        "Vielleicht ist die Adresse unvollständig, oder sie gehört zu einem anderen Hotel.",
        "L’adresse est peut-être incomplète, ou elle appartient à un autre hôtel.",
        "Quizá la dirección está incompleta o es de otro hotel.",
    ),
    "forbidden_title": Phrase(
        "This is not part of your role",
        "Das gehört nicht zu Ihrer Rolle",
        "Cela ne fait pas partie de votre rôle",
        "Esto no forma parte de su función",
    ),
    "forbidden_text": Phrase(
        "Please ask a manager if you need it.",
        "Bitte fragen Sie die Leitung, wenn Sie es brauchen.",
        "Demandez à un responsable si vous en avez besoin.",
        "Pregunte a un responsable si lo necesita.",
    ),
    "stale_title": Phrase(
        "This page has been open for too long",
        "Diese Seite war zu lange offen",
        "Cette page est restée ouverte trop longtemps",
        "Esta página lleva demasiado tiempo abierta",
    ),
    "stale_text": Phrase(
        "Nothing was changed. Somebody has logged in or out in this browser since: load the page again "
        "and repeat it.",
        "Es wurde nichts geändert. In diesem Browser hat sich seither jemand an- oder abgemeldet: Laden "
        "Sie die Seite neu und wiederholen Sie es.",
        "Rien n’a été modifié. Quelqu’un s’est connecté ou déconnecté entre-temps dans ce navigateur : "
        "rechargez la page et recommencez.",
        "No se ha cambiado nada. Desde entonces alguien ha iniciado o cerrado sesión en este navegador: "
        "vuelva a cargar la página y repítalo.",
    ),
    "trouble_title": Phrase(
        "That did not work",
        "Das hat nicht geklappt",
        "Cela n’a pas fonctionné",
        "Eso no ha funcionado",
    ),
    "trouble_text": Phrase(
        "Nothing was changed. Please try again in a moment.",
        "Es wurde nichts geändert. Bitte versuchen Sie es gleich noch einmal.",
        "Rien n’a été modifié. Veuillez réessayer dans un instant.",
        "No se ha cambiado nada. Vuelva a intentarlo en un momento.",
    ),
    "offline": Phrase(
        "No connection. This is how it stood at {time}; nothing can be changed until the line is back.",
        "Keine Verbindung. Das ist der Stand von {time}; bis die Leitung wieder da ist, lässt sich "
        "nichts ändern.",
        "Pas de connexion. Voici l’état à {time} ; rien ne peut être modifié jusqu’au retour du réseau.",
        "Sin conexión. Así estaba a las {time}; no se puede cambiar nada hasta que vuelva la línea.",
    ),
    "to_today": Phrase(
        "To today’s board", "Zur Tagesübersicht", "Vers le tableau du jour", "Al panel de hoy"
    ),
}
