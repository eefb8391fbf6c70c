"""Grand Hotel, in its own words."""

from __future__ import annotations

from cli.demo.pictures import house, logo, room
from cli.demo.words import HotelWords, HouseText, TypeText, TypeWords
from hotel.enums import HotelAmenity
from rooms.enums import RoomAmenity

EVERY_ROOM = (
    RoomAmenity.WIFI,
    RoomAmenity.TELEVISION,
    RoomAmenity.SAFE,
    RoomAmenity.KETTLE,
    RoomAmenity.HAIRDRYER,
)

ENGLISH = HouseText(
    tagline="A grand old house on the quay, with the river at the door",
    description=(
        "Since 1868 the Grand Hotel has stood where the quay bends, with its clock, its copper "
        "domes and its eleven windows to a floor. Inside it is quieter than you would think: "
        "thick walls, wooden floors that have been walked smooth, and staff who remember how you "
        "take your tea.\n\n"
        "In the morning the sun comes over the water into the breakfast room, and the soda bread "
        "comes out of our own oven. In the evening the lamps are lit along the quay, and the city "
        "is five minutes away on foot: theatres, bookshops, and a pub where somebody will be "
        "playing the fiddle."
    ),
    directions=(
        "From the airport take the coach to Quay Street, 35 minutes; the stop is opposite our "
        "door. From Connolly Station it is a walk of ten minutes along the river. By car, turn "
        "into Quay Lane behind the house: our car park has its entrance there."
    ),
    good_to_know=(
        "Breakfast is served from 7:00 to 10:30, at weekends until 11:00. The lift goes to the "
        "third floor; the suites are one flight of stairs higher. Cots are free of charge, please "
        "tell us beforehand."
    ),
)
GERMAN = HouseText(
    tagline="Ein ehrwürdiges Haus am Kai, den Fluss vor der Tür",
    description=(
        "Seit 1868 steht das Grand Hotel dort, wo der Kai einen Bogen macht, mit seiner Uhr, "
        "seinen Kupferkuppeln und elf Fenstern auf jeder Etage. Innen ist es stiller, als man "
        "denkt: dicke Mauern, glatt gelaufene Dielen und Menschen, die noch wissen, wie Sie Ihren "
        "Tee trinken.\n\n"
        "Morgens scheint die Sonne über das Wasser in den Frühstücksraum, und das Sodabrot kommt "
        "aus unserem eigenen Ofen. Abends gehen am Kai die Laternen an, und die Stadt ist fünf "
        "Minuten zu Fuß entfernt: Theater, Buchläden und ein Pub, in dem bestimmt jemand Geige "
        "spielt."
    ),
    directions=(
        "Vom Flughafen fährt der Bus in 35 Minuten bis Quay Street; die Haltestelle liegt "
        "gegenüber unserem Eingang. Vom Bahnhof Connolly gehen Sie zehn Minuten am Fluss entlang. "
        "Mit dem Auto biegen Sie hinter dem Haus in die Quay Lane ein: Dort ist die Einfahrt zu "
        "unserem Parkplatz."
    ),
    good_to_know=(
        "Frühstück gibt es von 7:00 bis 10:30 Uhr, am Wochenende bis 11:00 Uhr. Der Aufzug fährt "
        "bis in den dritten Stock; die Suiten liegen eine Treppe höher. Kinderbetten sind "
        "kostenfrei, bitte sagen Sie uns vorher Bescheid."
    ),
)
FRENCH = HouseText(
    tagline="Une belle maison ancienne sur le quai, la rivière à sa porte",
    description=(
        "Depuis 1868, le Grand Hotel se dresse là où le quai s’incurve, avec son horloge, ses "
        "dômes de cuivre et ses onze fenêtres par étage. À l’intérieur, le calme surprend : des "
        "murs épais, des parquets polis par les pas, et une équipe qui se souvient de la façon "
        "dont vous prenez votre thé.\n\n"
        "Le matin, le soleil passe au-dessus de l’eau et entre dans la salle du petit-déjeuner, "
        "et le pain au soda sort de notre four. Le soir, les réverbères s’allument le long du "
        "quai, et la ville est à cinq minutes à pied : théâtres, librairies, et un pub où "
        "quelqu’un jouera sûrement du violon."
    ),
    directions=(
        "Depuis l’aéroport, prenez le car jusqu’à Quay Street, 35 minutes ; l’arrêt est en face "
        "de notre porte. Depuis la gare de Connolly, comptez dix minutes à pied le long de la "
        "rivière. En voiture, tournez dans Quay Lane, derrière la maison : l’entrée de notre "
        "parking s’y trouve."
    ),
    good_to_know=(
        "Le petit-déjeuner est servi de 7 h à 10 h 30, le week-end jusqu’à 11 h. L’ascenseur "
        "monte au troisième étage ; les suites sont un étage plus haut, par l’escalier. Les lits "
        "bébé sont gratuits, merci de nous prévenir à l’avance."
    ),
)
SPANISH = HouseText(
    tagline="Una gran casa antigua en el muelle, con el río a la puerta",
    description=(
        "Desde 1868 el Grand Hotel se alza donde el muelle hace una curva, con su reloj, sus "
        "cúpulas de cobre y once ventanas en cada planta. Por dentro es más tranquilo de lo que "
        "parece: muros gruesos, suelos de madera gastados por los pasos y personas que recuerdan "
        "cómo toma usted el té.\n\n"
        "Por la mañana el sol entra sobre el agua en la sala del desayuno, y el pan de soda sale "
        "de nuestro propio horno. Al anochecer se encienden las farolas del muelle, y la ciudad "
        "está a cinco minutos a pie: teatros, librerías y un pub donde seguro que alguien toca el "
        "violín."
    ),
    directions=(
        "Desde el aeropuerto tome el autobús hasta Quay Street, 35 minutos; la parada está frente "
        "a nuestra puerta. Desde la estación de Connolly son diez minutos a pie junto al río. En "
        "coche, entre por Quay Lane, detrás de la casa: allí está el acceso a nuestro aparcamiento."
    ),
    good_to_know=(
        "El desayuno se sirve de 7:00 a 10:30, los fines de semana hasta las 11:00. El ascensor "
        "llega a la tercera planta; las suites están un tramo de escaleras más arriba. Las cunas "
        "son gratuitas; le rogamos que nos avise con antelación."
    ),
)

SINGLE = TypeWords(
    size_m2=16,
    amenities=(*EVERY_ROOM, RoomAmenity.DESK, RoomAmenity.SHOWER, RoomAmenity.QUIET),
    short_description=(
        "A quiet room to the courtyard, with the old chestnut before the window, a proper desk "
        "and a rain shower."
    ),
    texts={
        "de": TypeText(
            "Einzelzimmer",
            "Ein ruhiges Zimmer zum Hof, mit der alten Kastanie vor dem Fenster, einem richtigen "
            "Schreibtisch und einer Regendusche.",
            "1 Einzelbett",
        ),
        "fr": TypeText(
            "Chambre simple",
            "Une chambre calme sur la cour, le vieux marronnier devant la fenêtre, un vrai bureau "
            "et une douche à effet pluie.",
            "1 lit simple",
        ),
        "es": TypeText(
            "Habitación individual",
            "Una habitación tranquila al patio, con el viejo castaño ante la ventana, un buen "
            "escritorio y ducha de lluvia.",
            "1 cama individual",
        ),
    },
)
DOUBLE = TypeWords(
    size_m2=24,
    amenities=(*EVERY_ROOM, RoomAmenity.SHOWER, RoomAmenity.MINIBAR, RoomAmenity.VIEW_OF_WATER),
    short_description=(
        "A queen-size bed, an armchair by the tall window, and the river below it: best at dusk, "
        "when the lamps are lit."
    ),
    texts={
        "de": TypeText(
            "Doppelzimmer",
            "Ein breites Bett, ein Sessel am hohen Fenster und darunter der Fluss: am schönsten in "
            "der Dämmerung, wenn die Laternen angehen.",
            "1 Queensize-Bett",
        ),
        "fr": TypeText(
            "Chambre double",
            "Un grand lit, un fauteuil près de la haute fenêtre et, en bas, la rivière : plus belle "
            "encore au crépuscule, quand les réverbères s’allument.",
            "1 lit queen size",
        ),
        "es": TypeText(
            "Habitación doble",
            "Una cama grande, un sillón junto al ventanal y el río a sus pies: lo mejor, al "
            "anochecer, cuando se encienden las farolas.",
            "1 cama queen",
        ),
    },
)
TWIN = TypeWords(
    size_m2=25,
    amenities=(*EVERY_ROOM, RoomAmenity.SHOWER, RoomAmenity.BALCONY, RoomAmenity.VIEW_OF_CITY),
    short_description=(
        "Two beds that can be pushed together, and French doors to a small balcony with geraniums "
        "over the rooftops."
    ),
    texts={
        "de": TypeText(
            "Zweibettzimmer",
            "Zwei Betten, die wir gern zusammenschieben, und eine Glastür zum kleinen Balkon mit "
            "Geranien über den Dächern.",
            "2 Einzelbetten",
        ),
        "fr": TypeText(
            "Chambre à deux lits",
            "Deux lits que l’on peut rapprocher, et une porte-fenêtre sur un petit balcon fleuri "
            "de géraniums, au-dessus des toits.",
            "2 lits simples",
        ),
        "es": TypeText(
            "Habitación con dos camas",
            "Dos camas que se pueden juntar y una puerta acristalada a un pequeño balcón con "
            "geranios sobre los tejados.",
            "2 camas individuales",
        ),
    },
)
SUITE = TypeWords(
    size_m2=48,
    amenities=(
        *EVERY_ROOM,
        RoomAmenity.BATHTUB,
        RoomAmenity.SHOWER,
        RoomAmenity.MINIBAR,
        RoomAmenity.AIR_CONDITIONING,
        RoomAmenity.TERRACE,
        RoomAmenity.VIEW_OF_CITY,
        RoomAmenity.VIEW_OF_WATER,
    ),
    short_description=(
        "Two rooms under the old beams with a terrace of their own. The sofa becomes two more "
        "beds, and at night the whole city is at your feet."
    ),
    texts={
        "de": TypeText(
            "Suite",
            "Zwei Zimmer unter alten Balken mit eigener Terrasse. Aus dem Sofa werden zwei weitere "
            "Betten, und nachts liegt Ihnen die ganze Stadt zu Füßen.",
            "1 Kingsize-Bett, 1 Schlafsofa",
        ),
        "fr": TypeText(
            "Suite",
            "Deux pièces sous les vieilles poutres, avec terrasse privée. Le canapé devient deux "
            "lits de plus et, la nuit, toute la ville est à vos pieds.",
            "1 lit king size, 1 canapé-lit",
        ),
        "es": TypeText(
            "Suite",
            "Dos estancias bajo las viejas vigas, con terraza propia. El sofá se convierte en dos "
            "camas más y, de noche, toda la ciudad queda a sus pies.",
            "1 cama king, 1 sofá cama",
        ),
    },
)

GRAND_WORDS = HotelWords(
    postal_code="D02 X285",
    stars=4,
    brand_colour="#1f2c55",
    amenities=(
        HotelAmenity.WIFI,
        HotelAmenity.BREAKFAST,
        HotelAmenity.RESTAURANT,
        HotelAmenity.BAR,
        HotelAmenity.PARKING,
        HotelAmenity.LIFT,
        HotelAmenity.FAMILY_ROOMS,
        HotelAmenity.LUGGAGE,
        HotelAmenity.MEETING_ROOMS,
        HotelAmenity.DESK_AT_NIGHT,
    ),
    texts={"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH},
    types={"SGL": SINGLE, "DBL": DOUBLE, "TWN": TWIN, "STE": SUITE},
    pictures=(
        logo("grand-logo", en="Grand Hotel", de="Grand Hotel", fr="Grand Hotel", es="Grand Hotel"),
        house(
            "grand-river",
            en="The Grand Hotel at dusk, its lit windows mirrored in the river",
            de="Das Grand Hotel in der Dämmerung, die hellen Fenster spiegeln sich im Fluss",
            fr="Le Grand Hotel au crépuscule, ses fenêtres éclairées se reflètent dans la rivière",
            es="El Grand Hotel al anochecer, con sus ventanas iluminadas reflejadas en el río",
        ),
        house(
            "grand-breakfast",
            en="The breakfast room in the morning sun, with tall windows to the water",
            de="Der Frühstücksraum in der Morgensonne, mit hohen Fenstern zum Wasser",
            fr="La salle du petit-déjeuner au soleil du matin, avec de hautes fenêtres sur l’eau",
            es="La sala del desayuno con el sol de la mañana y ventanales hacia el agua",
        ),
        room(
            "SGL",
            "grand-single",
            en="Single room with a desk and a window to the green courtyard",
            de="Einzelzimmer mit Schreibtisch und Fenster zum grünen Hof",
            fr="Chambre simple avec un bureau et une fenêtre sur la cour verdoyante",
            es="Habitación individual con escritorio y ventana al patio verde",
        ),
        room(
            "DBL",
            "grand-double",
            en="Double room with an armchair by the window, the river in the evening light",
            de="Doppelzimmer mit Sessel am Fenster, draußen der Fluss im Abendlicht",
            fr="Chambre double avec un fauteuil à la fenêtre, la rivière dans la lumière du soir",
            es="Habitación doble con un sillón junto a la ventana y el río a la luz de la tarde",
        ),
        room(
            "TWN",
            "grand-twin",
            en="Twin room with two beds and a balcony full of geraniums",
            de="Zweibettzimmer mit zwei Betten und einem Balkon voller Geranien",
            fr="Chambre à deux lits avec un balcon plein de géraniums",
            es="Habitación con dos camas y un balcón lleno de geranios",
        ),
        room(
            "STE",
            "grand-suite",
            en="Suite under the roof at night, with a terrace and the lights of the city",
            de="Suite unter dem Dach bei Nacht, mit Terrasse und den Lichtern der Stadt",
            fr="Suite sous les toits, la nuit, avec terrasse et les lumières de la ville",
            es="Suite bajo el tejado de noche, con terraza y las luces de la ciudad",
        ),
    ),
)
