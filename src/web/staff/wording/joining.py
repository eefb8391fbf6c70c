"""The page on which who is invited joins a hotel's staff."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

WORDS: Final[dict[str, Phrase]] = {
    "title": Phrase(
        "Join {hotel}", "Willkommen bei {hotel}", "Rejoignez {hotel}", "Únase a {hotel}"
    ),
    "intro": Phrase(
        "You are invited to join the staff as: {role}.",
        "Sie sind eingeladen, im Team mitzuarbeiten als: {role}.",
        "Vous êtes invité à rejoindre l’équipe en tant que : {role}.",
        "Le invitan a unirse al equipo como: {role}.",
    ),
    "role_HOUSEKEEPING": Phrase("Housekeeping", "Housekeeping", "Service des étages", "Pisos"),
    "role_FRONT_DESK": Phrase("Front desk", "Rezeption", "Réception", "Recepción"),
    "role_MANAGER": Phrase("Manager", "Leitung", "Direction", "Dirección"),
    "role_HOTEL_ADMIN": Phrase(
        "Hotel administrator", "Hotelverwaltung", "Administration de l’hôtel", "Administración"
    ),
    "first_name": Phrase("First name", "Vorname", "Prénom", "Nombre"),
    "last_name": Phrase("Last name", "Nachname", "Nom", "Apellidos"),
    "username_hint": Phrase(
        "With this name you log in. Letters, digits and @ . + - _",
        "Damit melden Sie sich an. Buchstaben, Ziffern und @ . + - _",
        "C’est avec lui que vous vous connectez. Lettres, chiffres et @ . + - _",
        "Con él iniciará sesión. Letras, cifras y @ . + - _",
    ),
    "password_hint": Phrase(
        "At least 10 characters. A few words are easy to remember.",
        "Mindestens 10 Zeichen. Ein paar Wörter merken sich leicht.",
        "Au moins 10 caractères. Quelques mots se retiennent facilement.",
        "Al menos 10 caracteres. Unas cuantas palabras se recuerdan bien.",
    ),
    "join": Phrase("Join", "Zugang einrichten", "Créer mon accès", "Crear mi acceso"),
    "former": Phrase(
        "You have worked here before. Keep your user name to have your account again.",
        "Sie haben hier schon gearbeitet. Mit Ihrem Benutzernamen erhalten Sie Ihr Konto zurück.",
        "Vous avez déjà travaillé ici. Gardez votre nom d’utilisateur pour retrouver votre compte.",
        "Ya ha trabajado aquí. Conserve su nombre de usuario para recuperar su cuenta.",
    ),
    "over_title": Phrase(
        "This invitation is not open any more",
        "Diese Einladung ist nicht mehr gültig",
        "Cette invitation n’est plus valable",
        "Esta invitación ya no es válida",
    ),
    "over": Phrase(
        "A link works once and for seven days. Please ask the hotel for a new one, or log in if you "
        "have joined already.",
        "Ein Link gilt einmal und sieben Tage lang. Bitten Sie das Hotel um einen neuen, oder melden "
        "Sie sich an, falls Sie schon einen Zugang haben.",
        "Un lien sert une fois, pendant sept jours. Demandez-en un nouveau à l’hôtel, ou "
        "connectez-vous si vous avez déjà un accès.",
        "Un enlace sirve una vez y durante siete días. Pida uno nuevo al hotel o inicie sesión si ya "
        "tiene acceso.",
    ),
    "problem_username": Phrase(
        "Please choose a user name of at least 3 letters, digits or @ . + - _",
        "Bitte wählen Sie einen Benutzernamen aus mindestens 3 Buchstaben, Ziffern oder @ . + - _",
        "Choisissez un nom d’utilisateur d’au moins 3 lettres, chiffres ou @ . + - _",
        "Elija un nombre de usuario de al menos 3 letras, cifras o @ . + - _",
    ),
    "problem_first_name": Phrase(
        "Please enter your first name.",
        "Bitte geben Sie Ihren Vornamen ein.",
        "Veuillez saisir votre prénom.",
        "Escriba su nombre, por favor.",
    ),
    "problem_last_name": Phrase(
        "Please enter your last name.",
        "Bitte geben Sie Ihren Nachnamen ein.",
        "Veuillez saisir votre nom.",
        "Escriba sus apellidos, por favor.",
    ),
    "problem_taken": Phrase(
        "Somebody has this user name. Please choose another one.",
        "Diesen Benutzernamen hat schon jemand. Bitte wählen Sie einen anderen.",
        "Ce nom d’utilisateur est déjà pris. Choisissez-en un autre.",
        "Alguien ya tiene ese nombre de usuario. Elija otro, por favor.",
    ),
    "problem_password_too_short": Phrase(
        "The password is too short: at least 10 characters.",
        "Das Passwort ist zu kurz: mindestens 10 Zeichen.",
        "Le mot de passe est trop court : au moins 10 caractères.",
        "La contraseña es demasiado corta: al menos 10 caracteres.",
    ),
    "problem_password_too_common": Phrase(
        "Many people use this password. Please choose another one.",
        "Dieses Passwort benutzen viele. Bitte wählen Sie ein anderes.",
        "Ce mot de passe est trop courant. Choisissez-en un autre.",
        "Mucha gente usa esa contraseña. Elija otra, por favor.",
    ),
    "problem_password_too_similar": Phrase(
        "The password is too much like your name or address.",
        "Das Passwort ähnelt zu sehr Ihrem Namen oder Ihrer Adresse.",
        "Le mot de passe ressemble trop à votre nom ou à votre adresse.",
        "La contraseña se parece demasiado a su nombre o a su dirección.",
    ),
}
