from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, str]] = {
    "skip": "Ir al contenido",
    "languages": "Idiomas",
    "contact": "Contacto",
    "privacy_note": "Esta página es privada. No se guarda ni aparece en los buscadores.",
    "missing_title": "No encontramos esta página",
    "missing_text": "Compruebe el enlace de su correo o escriba la dirección de nuevo.",
    "too_many_title": "Un momento, por favor",
    "too_many_text": "Desde su red han llegado muchas solicitudes. Inténtelo de nuevo dentro de un minuto.",
    "trouble_title": "Algo ha fallado por nuestra parte",
    "trouble_text": "Su reserva está a salvo. Inténtelo de nuevo dentro de un momento.",
    "reload": "Intentarlo de nuevo",
}
