from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, str]] = {
    "skip": "Aller au contenu",
    "languages": "Langues",
    "contact": "Contact",
    "privacy_note": "Cette page est privée. Elle n’est ni conservée ni visible dans les moteurs de recherche.",
    "missing_title": "Cette page est introuvable",
    "missing_text": "Veuillez vérifier le lien reçu par e-mail ou saisir l’adresse à nouveau.",
    "too_many_title": "Un instant, s’il vous plaît",
    "too_many_text": "Votre réseau a envoyé de très nombreuses demandes. Veuillez réessayer dans une minute.",
    "trouble_title": "Un problème est survenu de notre côté",
    "trouble_text": "Votre réservation est en sécurité. Veuillez réessayer dans un instant.",
    "reload": "Réessayer",
}
