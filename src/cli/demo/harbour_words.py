"""Harbour Inn, in its own words."""

from __future__ import annotations

from cli.demo.pictures import house, logo, room
from cli.demo.words import HotelWords, HouseText, TypeText, TypeWords
from hotel.enums import HotelAmenity
from rooms.enums import RoomAmenity

ENGLISH = HouseText(
    tagline="Five rooms on the wharf, and boats at breakfast",
    description=(
        "The Harbour Inn was a sail loft once. Today there are five rooms under its roof, all of "
        "them to the water, and a porch with a striped awning where people stay longer than they "
        "meant to.\n\n"
        "Breakfast is included: blueberry pancakes, coffee in big mugs, and the fishing boats "
        "coming in. Ada, who runs the house, knows when the seals are on the rocks and who takes "
        "guests out to the lighthouse."
    ),
    directions=(
        "We are at the end of Wharf Road, the white house with the red awning. From the Jetport it "
        "is a drive of twelve minutes; the number 5 bus stops at Commercial Street, from where you "
        "walk for three. Park in front of the house, it is free."
    ),
    good_to_know=(
        "The bell buoy can be heard at night when the wind is from the south: most guests sleep "
        "better for it. There is no elevator. Well-mannered dogs are welcome."
    ),
)
GERMAN = HouseText(
    tagline="Fünf Zimmer am Kai und Boote zum Frühstück",
    description=(
        "Das Harbour Inn war früher eine Segelmacherei. Heute liegen unter seinem Dach fünf "
        "Zimmer, alle zum Wasser, und davor eine Veranda mit gestreifter Markise, auf der man "
        "länger sitzen bleibt, als man wollte.\n\n"
        "Das Frühstück gehört dazu: Pfannkuchen mit Blaubeeren, Kaffee in großen Bechern und "
        "Fischerboote, die einlaufen. Ada, der das Haus gehört, weiß, wann die Robben auf den "
        "Felsen liegen und wer Gäste zum Leuchtturm hinausfährt."
    ),
    directions=(
        "Sie finden uns am Ende der Wharf Road, im weißen Haus mit der roten Markise. Vom Flughafen "
        "sind es zwölf Minuten mit dem Auto; der Bus 5 hält in der Commercial Street, von dort "
        "gehen Sie drei Minuten. Parken können Sie kostenlos vor dem Haus."
    ),
    good_to_know=(
        "Bei Südwind hört man nachts die Glockenboje; die meisten Gäste schlafen damit besser. "
        "Einen Aufzug gibt es nicht. Wohlerzogene Hunde sind willkommen."
    ),
)
FRENCH = HouseText(
    tagline="Cinq chambres sur le quai, et des bateaux au petit-déjeuner",
    description=(
        "Le Harbour Inn était autrefois une voilerie. Aujourd’hui, son toit abrite cinq chambres, "
        "toutes tournées vers l’eau, et une véranda à store rayé où l’on reste plus longtemps que "
        "prévu.\n\n"
        "Le petit-déjeuner est compris : pancakes aux myrtilles, café dans de grandes tasses, et "
        "les bateaux de pêche qui rentrent au port. Ada, qui tient la maison, sait quand les "
        "phoques sont sur les rochers et qui emmène les hôtes jusqu’au phare."
    ),
    directions=(
        "Nous sommes au bout de Wharf Road, la maison blanche au store rouge. De l’aéroport, comptez "
        "douze minutes en voiture ; le bus 5 s’arrête à Commercial Street, à trois minutes à pied. "
        "Le stationnement devant la maison est gratuit."
    ),
    good_to_know=(
        "Par vent du sud, on entend la nuit la bouée à cloche : la plupart de nos hôtes en dorment "
        "mieux. Il n’y a pas d’ascenseur. Les chiens bien élevés sont les bienvenus."
    ),
)
SPANISH = HouseText(
    tagline="Cinco habitaciones en el muelle y barcos para desayunar",
    description=(
        "El Harbour Inn fue en su día un taller de velas. Hoy hay cinco habitaciones bajo su "
        "tejado, todas hacia el agua, y un porche con toldo de rayas donde uno se queda más tiempo "
        "del que pensaba.\n\n"
        "El desayuno está incluido: tortitas con arándanos, café en tazas grandes y los barcos de "
        "pesca que regresan. Ada, que lleva la casa, sabe cuándo están las focas en las rocas y "
        "quién lleva a los huéspedes hasta el faro."
    ),
    directions=(
        "Estamos al final de Wharf Road, en la casa blanca del toldo rojo. Desde el aeropuerto son "
        "doce minutos en coche; el autobús 5 para en Commercial Street, a tres minutos a pie. "
        "Aparcar delante de la casa es gratis."
    ),
    good_to_know=(
        "Con viento del sur se oye por la noche la boya de campana: la mayoría de los huéspedes "
        "duerme mejor con ella. No hay ascensor. Los perros bien educados son bienvenidos."
    ),
)
DOUBLE = TypeWords(
    size_m2=22,
    amenities=(
        RoomAmenity.WIFI,
        RoomAmenity.SHOWER,
        RoomAmenity.KETTLE,
        RoomAmenity.HAIRDRYER,
        RoomAmenity.VIEW_OF_WATER,
    ),
    short_description=(
        "A queen bed under a quilt, a seat in the window over the old port, and breakfast "
        "included: on the porch, or in bed."
    ),
    texts={
        "de": TypeText(
            "Doppelzimmer am Hafen",
            "Ein breites Bett, eine Bank im Fenster über dem alten Hafen und das Frühstück "
            "inbegriffen: auf der Veranda oder im Bett.",
            "1 Queensize-Bett",
        ),
        "fr": TypeText(
            "Chambre double sur le port",
            "Un grand lit, une banquette à la fenêtre au-dessus du vieux port et le petit-déjeuner "
            "compris : sous la véranda ou au lit.",
            "1 lit queen size",
        ),
        "es": TypeText(
            "Doble con vistas al puerto",
            "Una cama grande, un banco en la ventana sobre el puerto viejo y el desayuno incluido: "
            "en el porche o en la cama.",
            "1 cama queen",
        ),
    },
)

HARBOUR_WORDS = HotelWords(
    postal_code="04101",
    stars=3,
    brand_colour="#1f4a63",
    amenities=(
        HotelAmenity.WIFI,
        HotelAmenity.BREAKFAST,
        HotelAmenity.PARKING,
        HotelAmenity.PETS,
        HotelAmenity.TERRACE,
        HotelAmenity.BICYCLES,
    ),
    texts={"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH},
    types={"DBL": DOUBLE},
    pictures=(
        logo(
            "harbour-logo", en="Harbour Inn", de="Harbour Inn", fr="Harbour Inn", es="Harbour Inn"
        ),
        house(
            "harbour-wharf",
            en="The white Harbour Inn on its wharf, with sailing boats and the lighthouse",
            de="Das weiße Harbour Inn auf dem Kai, davor Segelboote und der Leuchtturm",
            fr="Le Harbour Inn, tout blanc sur son quai, avec des voiliers et le phare",
            es="El Harbour Inn, blanco sobre su muelle, con veleros y el faro",
        ),
        room(
            "DBL",
            "harbour-double",
            en="Harbour double with a window seat over the port and breakfast on the bed",
            de="Doppelzimmer mit Fensterbank über dem Hafen und Frühstück auf dem Bett",
            fr="Chambre double avec banquette sur le port et petit-déjeuner sur le lit",
            es="Habitación doble con banco sobre el puerto y el desayuno en la cama",
        ),
    ),
)
