"""Sakura House, in its own words."""

from __future__ import annotations

from cli.demo.pictures import house, logo, room
from cli.demo.words import HotelWords, HouseText, TypeText, TypeWords
from hotel.enums import HotelAmenity
from rooms.enums import RoomAmenity

ENGLISH = HouseText(
    tagline="A garden, a bath, and time: a ryokan in Kagurazaka",
    description=(
        "Behind a gate in the lanes of Kagurazaka the city grows quiet. Sakura House has six "
        "rooms around a garden with a pond, a red bridge, and a cherry tree that is older than "
        "the house.\n\n"
        "You leave your shoes at the door and your hurry with them. Futons are laid out while you "
        "have supper, the tea is from Uji, and the bath is at its best after ten in the evening, "
        "when only the bamboo talks."
    ),
    directions=(
        "Leave Kagurazaka Station by exit 1 and follow the paved lane downhill for four minutes; "
        "our gate is beside the small shrine. Taxis cannot enter the lane: we gladly meet you "
        "at the corner and carry your luggage."
    ),
    good_to_know=(
        "Shoes stay at the entrance; slippers and yukata lie ready in all sizes. The gate is "
        "closed at 23:00, your key opens it. Please tell us three days ahead about anything that "
        "you do not eat."
    ),
)
GERMAN = HouseText(
    tagline="Ein Garten, ein Bad und Zeit: ein Ryokan in Kagurazaka",
    description=(
        "Hinter einem Tor in den Gassen von Kagurazaka wird die Stadt still. Das Sakura House hat "
        "sechs Zimmer um einen Garten mit Teich, roter Brücke und einem Kirschbaum, der älter ist "
        "als das Haus.\n\n"
        "Die Schuhe bleiben an der Tür, die Eile mit ihnen. Während Sie zu Abend essen, werden die "
        "Futons ausgelegt, der Tee kommt aus Uji, und das Bad ist nach zehn Uhr abends am "
        "schönsten, wenn nur noch der Bambus spricht."
    ),
    directions=(
        "Nehmen Sie am Bahnhof Kagurazaka den Ausgang 1 und gehen Sie die gepflasterte Gasse vier "
        "Minuten bergab; unser Tor liegt neben dem kleinen Schrein. Taxis können nicht in die "
        "Gasse fahren: Wir holen Sie gern an der Ecke ab und tragen Ihr Gepäck."
    ),
    good_to_know=(
        "Schuhe bleiben am Eingang; Hausschuhe und Yukata liegen in allen Größen bereit. Das Tor "
        "schließt um 23:00 Uhr, Ihr Schlüssel öffnet es. Bitte sagen Sie uns drei Tage vorher, was "
        "Sie nicht essen."
    ),
)
FRENCH = HouseText(
    tagline="Un jardin, un bain, et du temps : un ryokan à Kagurazaka",
    description=(
        "Derrière un portail, dans les ruelles de Kagurazaka, la ville se tait. Sakura House "
        "compte six chambres autour d’un jardin, avec un étang, un pont rouge et un cerisier plus "
        "vieux que la maison.\n\n"
        "On laisse ses chaussures à l’entrée, et sa hâte avec elles. Les futons sont étendus "
        "pendant votre dîner, le thé vient d’Uji, et le bain est plus beau après dix heures du "
        "soir, quand seuls les bambous parlent."
    ),
    directions=(
        "Quittez la gare de Kagurazaka par la sortie 1 et descendez la ruelle pavée pendant quatre "
        "minutes ; notre portail est à côté du petit sanctuaire. Les taxis n’entrent pas dans la "
        "ruelle : nous venons volontiers vous chercher au coin et portons vos bagages."
    ),
    good_to_know=(
        "Les chaussures restent à l’entrée ; chaussons et yukata vous attendent dans toutes les "
        "tailles. Le portail ferme à 23 h, votre clé l’ouvre. Merci de nous dire trois jours à "
        "l’avance ce que vous ne mangez pas."
    ),
)
SPANISH = HouseText(
    tagline="Un jardín, un baño y tiempo: un ryokan en Kagurazaka",
    description=(
        "Tras un portón en las callejuelas de Kagurazaka, la ciudad calla. Sakura House tiene seis "
        "habitaciones en torno a un jardín con estanque, un puente rojo y un cerezo más viejo que "
        "la casa.\n\n"
        "Los zapatos se quedan en la puerta, y las prisas con ellos. Los futones se extienden "
        "mientras usted cena, el té viene de Uji y el baño es mejor después de las diez de la "
        "noche, cuando solo habla el bambú."
    ),
    directions=(
        "Salga de la estación de Kagurazaka por la salida 1 y baje cuatro minutos por la callejuela "
        "empedrada; nuestro portón está junto al pequeño santuario. Los taxis no pueden entrar: "
        "con gusto le recibimos en la esquina y llevamos su equipaje."
    ),
    good_to_know=(
        "Los zapatos se quedan en la entrada; hay zapatillas y yukatas de todas las tallas. El "
        "portón se cierra a las 23:00, su llave lo abre. Le rogamos que nos diga con tres días de "
        "antelación lo que no come."
    ),
)
TATAMI = TypeWords(
    size_m2=30,
    amenities=(
        RoomAmenity.WIFI,
        RoomAmenity.SHOWER,
        RoomAmenity.KETTLE,
        RoomAmenity.AIR_CONDITIONING,
        RoomAmenity.VIEW_OF_GARDEN,
        RoomAmenity.QUIET,
    ),
    short_description=(
        "Futons on twelve mats, and sliding doors that open on the garden: in April you wake up "
        "to the blossom."
    ),
    texts={
        "de": TypeText(
            "Tatami-Zimmer",
            "Futons auf zwölf Matten und Schiebetüren, die sich zum Garten öffnen: Im April wachen "
            "Sie vor der Kirschblüte auf.",
            "4 Futons",
        ),
        "fr": TypeText(
            "Chambre tatami",
            "Des futons sur douze tatamis et des portes coulissantes qui s’ouvrent sur le jardin : "
            "en avril, on s’y réveille devant les cerisiers en fleur.",
            "4 futons",
        ),
        "es": TypeText(
            "Habitación de tatami",
            "Futones sobre doce tatamis y puertas correderas que se abren al jardín: en abril se "
            "despertará ante los cerezos en flor.",
            "4 futones",
        ),
    },
)
VILLA = TypeWords(
    size_m2=85,
    amenities=(
        RoomAmenity.WIFI,
        RoomAmenity.BATHTUB,
        RoomAmenity.SHOWER,
        RoomAmenity.KITCHENETTE,
        RoomAmenity.KETTLE,
        RoomAmenity.AIR_CONDITIONING,
        RoomAmenity.TERRACE,
        RoomAmenity.VIEW_OF_GARDEN,
        RoomAmenity.QUIET,
    ),
    short_description=(
        "A house of its own behind bamboo, with a stone bath in the open that is filled from a "
        "hot spring every evening."
    ),
    texts={
        "de": TypeText(
            "Gartenvilla",
            "Ein eigenes Haus hinter Bambus, mit einem steinernen Bad unter freiem Himmel, das "
            "jeden Abend aus einer heißen Quelle gefüllt wird.",
            "2 Queensize-Betten, 2 Futons",
        ),
        "fr": TypeText(
            "Villa du jardin",
            "Une maison à part derrière les bambous, avec un bain de pierre en plein air, rempli "
            "chaque soir d’eau de source chaude.",
            "2 lits queen size, 2 futons",
        ),
        "es": TypeText(
            "Villa del jardín",
            "Una casa propia tras el bambú, con un baño de piedra al aire libre que cada noche se "
            "llena con agua de un manantial caliente.",
            "2 camas queen, 2 futones",
        ),
    },
)

SAKURA_WORDS = HotelWords(
    postal_code="162-0825",
    stars=4,
    brand_colour="#6f2f47",
    amenities=(
        HotelAmenity.WIFI,
        HotelAmenity.BREAKFAST,
        HotelAmenity.RESTAURANT,
        HotelAmenity.SPA,
        HotelAmenity.GARDEN,
        HotelAmenity.FAMILY_ROOMS,
        HotelAmenity.LUGGAGE,
    ),
    texts={"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH},
    types={"TAT": TATAMI, "VIL": VILLA},
    pictures=(
        logo(
            "sakura-logo",
            en="Sakura House",
            de="Sakura House",
            fr="Sakura House",
            es="Sakura House",
        ),
        house(
            "sakura-garden",
            en="Sakura House in the evening, with a pond, a red bridge and a cherry tree in blossom",
            de="Das Sakura House am Abend, mit Teich, roter Brücke und blühendem Kirschbaum",
            fr="Sakura House le soir, avec l’étang, le pont rouge et le cerisier en fleur",
            es="Sakura House al atardecer, con el estanque, el puente rojo y el cerezo en flor",
        ),
        room(
            "TAT",
            "sakura-tatami",
            en="Tatami room with futons and tea, its doors open to the garden",
            de="Tatami-Zimmer mit Futons und Tee, die Türen zum Garten offen",
            fr="Chambre tatami avec futons et thé, les portes ouvertes sur le jardin",
            es="Habitación de tatami con futones y té, con las puertas abiertas al jardín",
        ),
        room(
            "VIL",
            "sakura-villa",
            en="Garden villa at night, with a steaming stone bath among bamboo",
            de="Gartenvilla bei Nacht, mit dampfendem Steinbad zwischen Bambus",
            fr="Villa du jardin, la nuit, avec un bain de pierre fumant parmi les bambous",
            es="Villa del jardín de noche, con un baño de piedra humeante entre bambúes",
        ),
    ),
)
