"""Large and often-named towns, so that a lone "Leeds" is a place and not an employer.

A literal list from general knowledge; a town that is missing costs certainty, nothing else. Towns
whose names are plain words (Reading, Bath, Mobile) are left out.
"""

_UNITED_STATES = (
    "albany, albuquerque, anaheim, anchorage, ann arbor, arlington, atlanta, augusta, aurora, "
    "austin, bakersfield, baltimore, baton rouge, bay area, beaverton, bellevue, berkeley, "
    "birmingham, boise, boston, boulder, bridgeport, brooklyn, buffalo, burbank, cambridge, "
    "charleston, charlotte, chattanooga, chicago, cincinnati, cleveland, colorado springs, "
    "columbus, corpus christi, cupertino, dallas, dayton, denver, des moines, detroit, "
    "durham, el paso, eugene, evanston, fort collins, fort wayne, fort worth, fremont, "
    "fresno, gainesville, grand rapids, greensboro, greenville, hartford, honolulu, houston, "
    "huntsville, indianapolis, irvine, jacksonville, jersey city, kansas city, knoxville, las "
    "vegas, lexington, lincoln, little rock, long beach, los angeles, louisville, lubbock, "
    "madison, manhattan, memphis, menlo park, miami, milwaukee, minneapolis, mountain view, "
    "naperville, nashville, new haven, new orleans, new york, new york city, newark, norfolk, "
    "nyc, oakland, oklahoma city, omaha, orlando, palo alto, pasadena, peoria, philadelphia, "
    "phoenix, pittsburgh, plano, portland, princeton, raleigh, redmond, reno, richmond, "
    "riverside, rochester, sacramento, saint louis, salt lake city, san antonio, san diego, "
    "san francisco, san francisco bay area, san jose, san mateo, santa ana, santa barbara, "
    "santa clara, santa cruz, santa fe, santa monica, savannah, scottsdale, seattle, silicon "
    "valley, sioux falls, spokane, springfield, st louis, st. louis, st. paul, stamford, "
    "stockton, sunnyvale, syracuse, tacoma, tallahassee, tampa, tempe, toledo, topeka, "
    "tucson, tulsa, tuscaloosa, virginia beach, washington, washington dc, wichita, "
    "wilmington, worcester "
)
_BRITISH_ISLES = (
    "aberdeen, bangor, barnsley, basingstoke, bedford, belfast, birmingham, blackburn, "
    "blackpool, bolton, bournemouth, bradford, brighton, bristol, burnley, bury, cambridge, "
    "canterbury, cardiff, carlisle, chelmsford, cheltenham, chester, colchester, cork, "
    "coventry, crawley, croydon, derby, doncaster, dublin, dundee, durham, edinburgh, exeter, "
    "galway, glasgow, gloucester, guildford, halifax, harrogate, hereford, huddersfield, "
    "hull, inverness, ipswich, kilkenny, lancaster, leeds, leicester, limerick, liverpool, "
    "london, luton, maidstone, manchester, middlesbrough, milton keynes, newcastle, newcastle "
    "upon tyne, northampton, norwich, nottingham, oldham, oxford, perth, peterborough, "
    "plymouth, portsmouth, preston, rochdale, rotherham, salford, salisbury, sheffield, "
    "shrewsbury, slough, southampton, southend, st albans, stirling, stockport, stoke-on- "
    "trent, sunderland, swansea, swindon, telford, truro, wakefield, warrington, waterford, "
    "watford, wigan, winchester, wolverhampton, worcester, york "
)
_EUROPE = (
    "aachen, aix-en-provence, amiens, amsterdam, angers, antwerp, antwerpen, arnhem, athens, "
    "barcelona, bari, basel, basle, belgrade, bergen, berlin, bern, bielefeld, bilbao, "
    "bochum, bologna, bonn, bordeaux, bratislava, bremen, brest, brno, bruges, brussels, "
    "bruxelles, bucharest, budapest, caen, cluj-napoca, cologne, copenhagen, cordoba, "
    "c\u00f3rdoba, darmstadt, delft, den haag, dijon, dortmund, dresden, duisburg, "
    "dusseldorf, d\u00fcsseldorf, eindhoven, erfurt, erlangen, espoo, essen, firenze, "
    "florence, frankfurt, frankfurt am main, freiburg, gdansk, gda\u0144sk, geneva, genoa, "
    "genova, gent, gen\u00e8ve, ghent, girona, gothenburg, graz, grenoble, groningen, "
    "g\u00f6teborg, haarlem, hamburg, hannover, hanover, heidelberg, helsinki, innsbruck, "
    "istanbul, karlsruhe, kassel, kiel, krakow, krak\u00f3w, k\u00f6ln, lausanne, le havre, "
    "leiden, leipzig, leuven, lille, limoges, linz, lisboa, lisbon, ljubljana, lodz, "
    "luxembourg, lyon, maastricht, madrid, mainz, malaga, malm\u00f6, mannheim, marseille, "
    "metz, milan, milano, montpellier, moscow, mulhouse, munich, murcia, m\u00e1laga, "
    "m\u00fcnchen, m\u00fcnster, nancy, nantes, naples, napoli, nice, nijmegen, nuremberg, "
    "n\u00fcrnberg, oporto, orl\u00e9ans, oslo, padova, padua, palermo, palma, paris, parma, "
    "pau, perpignan, pisa, porto, potsdam, poznan, pozna\u0144, prague, praha, reims, rennes, "
    "riga, roma, rome, rostock, rotterdam, rouen, salamanca, salzburg, saragossa, sevilla, "
    "seville, sofia, stockholm, strasbourg, stuttgart, tallinn, tampere, tarragona, the "
    "hague, thessaloniki, torino, toulon, toulouse, tours, trier, trieste, trondheim, turin, "
    "turku, uppsala, utrecht, valencia, valladolid, venezia, venice, verona, vienna, vilnius, "
    "warsaw, warszawa, wien, wiesbaden, wroclaw, wroc\u0142aw, w\u00fcrzburg, zagreb, "
    "zaragoza, zurich, z\u00fcrich, \u0142\u00f3d\u017a "
)
_ELSEWHERE = (
    "abidjan, abu dhabi, accra, adelaide, ahmedabad, algiers, amman, ankara, auckland, "
    "bangalore, bangkok, beijing, beirut, bengaluru, bogota, bogot\u00e1, brasilia, brisbane, "
    "buenos aires, cairo, calgary, canberra, cape town, caracas, casablanca, chandigarh, "
    "chennai, christchurch, colombo, dakar, delhi, dhaka, doha, dubai, durban, edmonton, "
    "guadalajara, guangzhou, gurgaon, gurugram, haifa, halifax, hamilton, hangzhou, hanoi, "
    "harare, ho chi minh city, hong kong, hyderabad, islamabad, jakarta, jeddah, jerusalem, "
    "johannesburg, kampala, karachi, kathmandu, kingston, kitchener, kolkata, kuala lumpur, "
    "kyoto, lagos, lahore, lima, manila, melbourne, mexico city, monterrey, montevideo, "
    "montreal, montr\u00e9al, mumbai, nagoya, nairobi, nanjing, new delhi, noida, osaka, "
    "ottawa, penang, pretoria, pune, quebec city, quito, rabat, recife, regina, rio de "
    "janeiro, riyadh, santiago, sao paulo, saskatoon, seoul, shanghai, shenzhen, singapore, "
    "sydney, s\u00e3o paulo, taipei, tehran, tel aviv, tokyo, toronto, tunis, vancouver, "
    "victoria, waterloo, wellington, winnipeg, wuhan, yokohama "
)
CITIES = frozenset(
    name.strip()
    for text in (_UNITED_STATES, _BRITISH_ISLES, _EUROPE, _ELSEWHERE)
    for name in text.split(",")
)
"""Lower case, with the letters and stops that a resume writes them with."""
