"""Names as they are common in the Netherlands, for people who do not exist."""

FIRST_NAMES = (
    *("Jan", "Johannes", "Maria", "Anna", "Cornelis", "Hendrik", "Willem", "Pieter", "Elisabeth", "Johanna", "Daan"),
    *("Sem", "Lucas", "Levi", "Finn", "Noah", "Bram", "Emma", "Julia", "Mila", "Tess", "Sophie", "Zoë", "Noor", "Saar"),
    *("Mohammed", "Fatima", "Yusuf", "Aisha", "Ali", "Esra", "Mehmet", "Priya", "Wei", "Agnieszka", "Piotr", "Chantal"),
    *("Jeroen", "Marieke", "Sanne", "Bas", "Ruben", "Lotte", "Femke", "Tjeerd", "Sjoerd", "Wiebe", "Hiltje", "Renée"),
    *("Joost", "Ingrid", "Karin", "Peter", "Erik", "Monique", "Saskia", "Wilma", "Gerrit", "Bart", "Ömer", "Çağla"),
)
# Infix and surname, roughly in the order of how many carry it; the first are far more common than the last.
SURNAMES = tuple(
    (infix, surname)
    for infix, surnames in (
        ("de", "Jong Vries Boer Groot Bruin Graaf Wit Haan Leeuw Lange Ruiter Koning"),
        ("", "Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Kok Jacobs"),
        ("van den", "Berg Broek Heuvel Bosch Brink Akker Hoek"),
        ("van", "Dijk Leeuwen Veen Loon Beek Vliet Dam Wijk Rooij Houten Es Kampen Hout Dongen"),
        ("van der", "Meer Linden Heijden Veen Wal Laan Horst Pol Velde Ploeg Zwan"),
        ("", "Janssen Vermeulen Schouten Willems Postma Maas Verhoeven Kuipers Hoekstra Prins Huisman Kuiper Post"),
        ("ten", "Brink Cate Have"),
        ("", "Yılmaz Kaya El-Amrani Bouali Nguyen Singh Kowalski Özdemir Çelik Hassan Ramdin Lim Müller O'Neill"),
        ("van 't", "Hof Veer Hek"),
        ("", "Sjoerdsma Hylkema Wiersma Terpstra Veenstra Boersma Zijlstra Elzinga Kooistra Faber Krol Timmer Snel"),
        ("in 't", "Veld"),
        ("", "Goossens Claessens Kersten Thijssen Aarts Smeets Hermans Coenen Driessen Geurts Lemmens Cremers"),
    )
    for surname in surnames.split()
)
DEPARTMENTS = ("Zorg", "Jeugd", "Wmo", "Sociaal domein", "Toegang", "Administratie", "Burgerzaken", "")
LARGEST = (
    *("Amsterdam", "Rotterdam", "'s-Gravenhage", "Utrecht", "Eindhoven", "Groningen", "Tilburg", "Almere", "Breda"),
    *("Nijmegen", "Apeldoorn", "Arnhem", "Haarlem", "Haarlemmermeer", "Enschede", "Amersfoort", "Zaanstad", "Zwolle"),
)
