"""Figures: the page, the tables and their columns."""

from __future__ import annotations

from typing import Final

from web.phrases import Phrase

PAGE: Final[dict[str, Phrase]] = {
    "title": Phrase("Figures", "Kennzahlen", "Indicateurs", "Indicadores"),
    "views": Phrase("Views", "Ansichten", "Vues", "Vistas"),
    "view_period": Phrase("A period", "Zeitraum", "Une période", "Un periodo"),
    "view_outlook": Phrase("Outlook", "Ausblick", "Perspectives", "Perspectivas"),
    "now": Phrase("Right now", "Gerade jetzt", "En ce moment", "En este momento"),
    "occupancy_tonight": Phrase(
        "Occupancy tonight", "Belegung heute Nacht", "Occupation ce soir", "Ocupación esta noche"
    ),
    "arrivals_left": Phrase(
        "Arrivals to come", "Noch ausstehende Anreisen", "Arrivées à venir", "Llegadas pendientes"
    ),
    "departures_left": Phrase(
        "Departures to come", "Noch ausstehende Abreisen", "Départs à venir", "Salidas pendientes"
    ),
    "in_house": Phrase("In house", "Im Haus", "Présents", "En el hotel"),
    "free_tonight": Phrase(
        "Free rooms tonight",
        "Freie Zimmer heute Nacht",
        "Chambres libres ce soir",
        "Libres esta noche",
    ),
    "revenue_today": Phrase(
        "Room revenue tonight",
        "Logisumsatz heute Nacht",
        "Chiffre d’affaires chambres ce soir",
        "Ingresos de habitaciones esta noche",
    ),
    "unpaid_arrivals": Phrase(
        "Arrivals with something to pay",
        "Anreisen mit offenem Betrag",
        "Arrivées avec un solde à payer",
        "Llegadas con saldo pendiente",
    ),
    "period": Phrase("Period", "Zeitraum", "Période", "Periodo"),
    "preset_today": Phrase("Today", "Heute", "Aujourd’hui", "Hoy"),
    "preset_week": Phrase("This week", "Diese Woche", "Cette semaine", "Esta semana"),
    "preset_month": Phrase("This month", "Dieser Monat", "Ce mois-ci", "Este mes"),
    "preset_last-month": Phrase("Last month", "Letzter Monat", "Le mois dernier", "El mes pasado"),
    "preset_quarter": Phrase("This quarter", "Dieses Quartal", "Ce trimestre", "Este trimestre"),
    "preset_year": Phrase("This year", "Dieses Jahr", "Cette année", "Este año"),
    "first_day": Phrase("First day", "Erster Tag", "Premier jour", "Primer día"),
    "last_day": Phrase("Last day", "Letzter Tag", "Dernier jour", "Último día"),
    "show": Phrase("Show", "Anzeigen", "Afficher", "Mostrar"),
    "period_problem": Phrase(
        "Please choose a first and a last day in order, at most two years apart. This month is shown.",
        "Bitte wählen Sie einen ersten und einen letzten Tag in der richtigen Reihenfolge, höchstens zwei "
        "Jahre. Angezeigt wird dieser Monat.",
        "Choisissez un premier et un dernier jour dans l’ordre, deux ans au plus. Le mois en cours est "
        "affiché.",
        "Elija un primer y un último día en orden, dos años como máximo. Se muestra este mes.",
    ),
    "from_to": Phrase(
        "{first} to {last}", "{first} bis {last}", "du {first} au {last}", "del {first} al {last}"
    ),
    "compared_with": Phrase(
        "Compared with {first} to {last} a year before.",
        "Verglichen mit {first} bis {last} im Vorjahr.",
        "Comparé à la période du {first} au {last} un an plus tôt.",
        "Comparado con el periodo del {first} al {last} del año anterior.",
    ),
    "as_of": Phrase(
        "As of {moment}", "Stand {moment}", "Situation au {moment}", "Situación a {moment}"
    ),
    "pdf": Phrase("PDF", "PDF", "PDF", "PDF"),
    "print": Phrase("Print", "Drucken", "Imprimer", "Imprimir"),
    "csv": Phrase("CSV file", "CSV-Datei", "Fichier CSV", "Archivo CSV"),
    "csv_of": Phrase(
        "CSV file: {table}", "CSV-Datei: {table}", "Fichier CSV : {table}", "Archivo CSV: {table}"
    ),
    "none": Phrase("none", "keine", "aucun", "ninguno"),
    "and_more": Phrase(
        "{number} and more", "{number} und mehr", "{number} et plus", "{number} o más"
    ),
    "up_points": Phrase(
        "{amount} points higher",
        "{amount} Punkte höher",
        "{amount} points de plus",
        "{amount} puntos más",
    ),
    "down_points": Phrase(
        "{amount} points lower",
        "{amount} Punkte niedriger",
        "{amount} points de moins",
        "{amount} puntos menos",
    ),
    "up_percent": Phrase("{amount} higher", "{amount} höher", "{amount} de plus", "{amount} más"),
    "down_percent": Phrase(
        "{amount} lower", "{amount} niedriger", "{amount} de moins", "{amount} menos"
    ),
    "up_new": Phrase("higher", "höher", "en hausse", "más"),
    "down_new": Phrase("lower", "niedriger", "en baisse", "menos"),
    "same": Phrase("unchanged", "unverändert", "inchangé", "sin cambios"),
    "no_year_before": Phrase(
        "No figures of the year before",
        "Keine Zahlen vom Vorjahr",
        "Pas de chiffres de l’an passé",
        "Sin datos del año anterior",
    ),
    "meanings": Phrase(
        "What the figures mean",
        "Was die Kennzahlen bedeuten",
        "Ce que signifient les indicateurs",
        "Qué significan los indicadores",
    ),
    "empty_title": Phrase(
        "Nothing to count in this period",
        "In diesem Zeitraum gibt es nichts zu zählen",
        "Rien à compter sur cette période",
        "Nada que contar en este periodo",
    ),
    "empty_text": Phrase(
        "Figures come by themselves as soon as bookings arrive, leave or are cancelled in these days. "
        "Choose another period, or take the first booking.",
        "Kennzahlen entstehen von selbst, sobald an diesen Tagen Buchungen anreisen, abreisen oder "
        "storniert werden. Wählen Sie einen anderen Zeitraum oder nehmen Sie die erste Buchung an.",
        "Les indicateurs apparaissent d’eux-mêmes dès que des réservations arrivent, partent ou sont "
        "annulées pendant ces jours. Choisissez une autre période ou prenez la première réservation.",
        "Los indicadores aparecen solos en cuanto hay llegadas, salidas o cancelaciones en estos días. "
        "Elija otro periodo o registre la primera reserva.",
    ),
    "forecast_lead": Phrase(
        "The next {days} nights: on the books {books}, expected {expected}.",
        "Die nächsten {days} Nächte: gebucht {books}, erwartet {expected}.",
        "Les {days} prochaines nuits : réservé {books}, attendu {expected}.",
        "Las próximas {days} noches: reservado {books}, previsto {expected}.",
    ),
    "forecast_unknown": Phrase(
        "The next {days} nights: on the books {books}. The hotel has too little history for an "
        "expectation: it needs comparable nights of the year before.",
        "Die nächsten {days} Nächte: gebucht {books}. Für eine Erwartung ist die Vergangenheit des Hotels "
        "zu kurz: es braucht vergleichbare Nächte des Vorjahres.",
        "Les {days} prochaines nuits : réservé {books}. L’historique de l’hôtel est trop court pour une "
        "prévision : il faut des nuits comparables de l’an passé.",
        "Las próximas {days} noches: reservado {books}. El hotel tiene poco historial para una previsión: "
        "hacen falta noches comparables del año anterior.",
    ),
}
TABLES: Final[dict[str, Phrase]] = {
    "table_summary": Phrase(
        "All figures", "Alle Kennzahlen", "Tous les indicateurs", "Todos los indicadores"
    ),
    "table_nights": Phrase("Night by night", "Nacht für Nacht", "Nuit par nuit", "Noche a noche"),
    "table_room-types": Phrase(
        "Room types", "Zimmertypen", "Types de chambre", "Tipos de habitación"
    ),
    "table_plans": Phrase("Rate plans", "Ratenpläne", "Plans tarifaires", "Planes de tarifas"),
    "table_sources": Phrase(
        "How stays were booked", "Wie gebucht wurde", "Origine des réservations", "Cómo se reservó"
    ),
    "table_payment-modes": Phrase(
        "How stays are paid", "Wie bezahlt wird", "Modes de paiement", "Cómo se paga"
    ),
    "table_weekdays": Phrase(
        "Occupancy by weekday",
        "Belegung nach Wochentag",
        "Occupation par jour",
        "Ocupación por día",
    ),
    "table_lead-times": Phrase(
        "Days from booking to arrival",
        "Tage von der Buchung bis zur Anreise",
        "Jours entre réservation et arrivée",
        "Días entre reserva y llegada",
    ),
    "table_lengths-of-stay": Phrase(
        "Length of stay", "Aufenthaltsdauer", "Durée des séjours", "Duración de la estancia"
    ),
    "table_refusals": Phrase(
        "Conflicts refused", "Abgewiesene Konflikte", "Conflits refusés", "Conflictos rechazados"
    ),
    "table_pick-up": Phrase("Pick-up", "Pick-up", "Montée en charge", "Captación (pick-up)"),
    "table_pace": Phrase(
        "Booking pace", "Buchungsstand", "Rythme des réservations", "Ritmo de reservas"
    ),
    "table_forecast": Phrase(
        "Forecast of occupancy",
        "Belegungsprognose",
        "Prévision d’occupation",
        "Previsión de ocupación",
    ),
    "chart_occupancy": Phrase("Occupancy", "Belegung", "Occupation", "Ocupación"),
    "chart_revenue": Phrase(
        "Room revenue", "Logisumsatz", "Chiffre d’affaires chambres", "Ingresos de habitaciones"
    ),
    "series_now": Phrase("This period", "Dieser Zeitraum", "Cette période", "Este periodo"),
    "series_year_before": Phrase("A year before", "Vorjahr", "Un an avant", "Año anterior"),
    "series_on_the_books": Phrase("On the books", "Gebucht", "Réservé", "Reservado"),
    "series_then": Phrase(
        "Same day a year before",
        "Gleicher Tag im Vorjahr",
        "Même jour l’an passé",
        "Mismo día del año anterior",
    ),
    "series_final": Phrase(
        "How the year before ended",
        "Endstand im Vorjahr",
        "Résultat final de l’an passé",
        "Resultado final del año anterior",
    ),
    "series_expected": Phrase("Expected", "Erwartet", "Attendu", "Previsto"),
    "col_figure": Phrase("Figure", "Kennzahl", "Indicateur", "Indicador"),
    "col_value": Phrase("This period", "Dieser Zeitraum", "Cette période", "Este periodo"),
    "col_year_before": Phrase("Year before", "Vorjahr", "An passé", "Año anterior"),
    "col_year_before_change": Phrase("Difference", "Unterschied", "Écart", "Diferencia"),
    "col_before": Phrase(
        "Period before", "Zeitraum davor", "Période précédente", "Periodo anterior"
    ),
    "col_before_change": Phrase("Difference", "Unterschied", "Écart", "Diferencia"),
    "col_night": Phrase("Night", "Nacht", "Nuit", "Noche"),
    "col_nights_available": Phrase("Available", "Verfügbar", "Disponibles", "Disponibles"),
    "col_nights_sold": Phrase("Sold", "Verkauft", "Vendues", "Vendidas"),
    "col_occupancy": Phrase("Occupancy", "Belegung", "Occupation", "Ocupación"),
    "col_room_revenue": Phrase("Room revenue", "Logisumsatz", "CA chambres", "Ingresos"),
    "col_adr": Phrase("ADR", "ADR", "Prix moyen", "ADR"),
    "col_revpar": Phrase("RevPAR", "RevPAR", "RevPAR", "RevPAR"),
    "col_year_before_occupancy": Phrase(
        "Occupancy year before", "Belegung Vorjahr", "Occupation an passé", "Ocupación año anterior"
    ),
    "col_year_before_revenue": Phrase(
        "Revenue year before", "Umsatz Vorjahr", "CA an passé", "Ingresos año anterior"
    ),
    "col_room_type": Phrase("Type", "Typ", "Type", "Tipo"),
    "col_name": Phrase("Name", "Name", "Nom", "Nombre"),
    "col_rate_plan": Phrase("Rate plan", "Ratenplan", "Plan tarifaire", "Plan de tarifas"),
    "col_source": Phrase("Source", "Herkunft", "Origine", "Origen"),
    "col_payment_mode": Phrase("Payment", "Bezahlung", "Paiement", "Pago"),
    "col_share": Phrase("Share", "Anteil", "Part", "Parte"),
    "col_month": Phrase("Month", "Monat", "Mois", "Mes"),
    "col_from": Phrase("From", "Von", "De", "Desde"),
    "col_from_to_days": Phrase("Days", "Tage", "Jours", "Días"),
    "col_to": Phrase("To", "Bis", "À", "Hasta"),
    "col_bookings": Phrase("Bookings", "Buchungen", "Réservations", "Reservas"),
    "col_code": Phrase("Reason", "Grund", "Motif", "Motivo"),
    "col_refusals": Phrase("Refused", "Abgewiesen", "Refusés", "Rechazados"),
    "col_days": Phrase("Last days", "Letzte Tage", "Derniers jours", "Últimos días"),
    "col_nights": Phrase("Nights", "Nächte", "Nuits", "Noches"),
    "col_revenue": Phrase("Revenue", "Umsatz", "CA", "Ingresos"),
    "col_cancelled_bookings": Phrase("Cancelled", "Storniert", "Annulées", "Canceladas"),
    "col_cancelled_nights": Phrase(
        "Nights cancelled", "Stornierte Nächte", "Nuits annulées", "Noches canceladas"
    ),
    "col_cancelled_revenue": Phrase(
        "Revenue cancelled", "Stornierter Umsatz", "CA annulé", "Ingresos cancelados"
    ),
    "col_net_nights": Phrase("Net nights", "Nächte netto", "Nuits nettes", "Noches netas"),
    "col_net_revenue": Phrase("Net revenue", "Umsatz netto", "CA net", "Ingresos netos"),
    "col_year_before_net_nights": Phrase(
        "Net nights year before",
        "Nächte netto Vorjahr",
        "Nuits nettes an passé",
        "Noches netas año anterior",
    ),
    "col_year_before_net_revenue": Phrase(
        "Net revenue year before",
        "Umsatz netto Vorjahr",
        "CA net an passé",
        "Ingresos netos año anterior",
    ),
    "col_year_before_nights": Phrase(
        "Nights same day year before",
        "Nächte, gleicher Tag Vorjahr",
        "Nuits, même jour an passé",
        "Noches, mismo día año anterior",
    ),
    "col_change": Phrase(
        "Difference in nights", "Unterschied in Nächten", "Écart en nuits", "Diferencia en noches"
    ),
    "col_year_before_final_nights": Phrase(
        "Nights in the end", "Nächte am Ende", "Nuits au final", "Noches al final"
    ),
    "col_year_before_final_occupancy": Phrase(
        "Occupancy in the end", "Belegung am Ende", "Occupation au final", "Ocupación al final"
    ),
    "col_on_the_books": Phrase("On the books", "Gebucht", "Réservé", "Reservado"),
    "col_expected": Phrase("Expected", "Erwartet", "Attendu", "Previsto"),
    "col_expected_occupancy": Phrase(
        "Expected occupancy", "Erwartete Belegung", "Occupation attendue", "Ocupación prevista"
    ),
    "col_basis": Phrase(
        "Comparable nights", "Vergleichsnächte", "Nuits comparables", "Noches comparables"
    ),
    "col_mon": Phrase("Mon", "Mo", "Lun", "Lun"),
    "col_tue": Phrase("Tue", "Di", "Mar", "Mar"),
    "col_wed": Phrase("Wed", "Mi", "Mer", "Mié"),
    "col_thu": Phrase("Thu", "Do", "Jeu", "Jue"),
    "col_fri": Phrase("Fri", "Fr", "Ven", "Vie"),
    "col_sat": Phrase("Sat", "Sa", "Sam", "Sáb"),
    "col_sun": Phrase("Sun", "So", "Dim", "Dom"),
    "source_allotment": Phrase("Allotment", "Kontingent", "Allotement", "Cupo"),
    "source_account": Phrase(
        "Company account", "Firmenkonto", "Compte entreprise", "Cuenta de empresa"
    ),
    "source_group": Phrase(
        "Group booking", "Gruppenbuchung", "Réservation de groupe", "Reserva de grupo"
    ),
    "source_promo": Phrase("Promo code", "Aktionscode", "Code promo", "Código promocional"),
    "source_staff": Phrase("Front desk", "Rezeption", "Réception", "Recepción"),
    "source_guest-site": Phrase(
        "Guest on the web", "Gast im Web", "Client en ligne", "Huésped en la web"
    ),
    "payment_mode_PAY_NOW": Phrase(
        "Paid when booking", "Bei Buchung bezahlt", "Payé à la réservation", "Pagado al reservar"
    ),
    "payment_mode_DEPOSIT": Phrase("Deposit", "Anzahlung", "Acompte", "Depósito"),
    "payment_mode_CARD_GUARANTEE": Phrase(
        "Card guarantee", "Kreditkartengarantie", "Garantie par carte", "Garantía con tarjeta"
    ),
    "payment_mode_PAY_AT_HOTEL": Phrase(
        "Paid at the hotel", "Zahlung im Hotel", "Payé à l’hôtel", "Pago en el hotel"
    ),
    "code_ROOM_OVERLAP_CONFLICT": Phrase(
        "The room was taken",
        "Zimmer war vergeben",
        "Chambre déjà prise",
        "La habitación estaba ocupada",
    ),
    "code_ROOM_BLOCKED": Phrase(
        "The room was blocked",
        "Zimmer war gesperrt",
        "Chambre bloquée",
        "La habitación estaba bloqueada",
    ),
}
WORDS: Final[dict[str, Phrase]] = PAGE | TABLES
