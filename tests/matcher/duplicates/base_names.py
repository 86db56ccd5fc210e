"""Names to vary, in two halves that share none: one to write the matcher by, one to judge it by.

A line is one name: its spellings in Arabic letters, in Latin letters and in Cyrillic ones, parted by bars. A name
without Arabic letters is not written in them by those who have it.
"""

WRITTEN_BY, JUDGED_BY = "written by", "judged by"

GIVEN = {
    WRITTEN_BY: """
محمد|Mohammed Muhammad Mohamad Mohamed|Мохамед Мухаммад Мохаммад
احمد|Ahmad Ahmed|Ахмад Ахмед
علي|Ali Aly|Али
حسن|Hassan Hasan|Хасан Хассан
حسين|Hussein Hussain Husayn|Хюсеин Хусейн
عمر|Omar Umar|Омар
خالد|Khaled Khalid|Халед Халид
يوسف|Yousef Youssef Yusuf|Юсеф Юсуф
ابراهيم|Ibrahim Ebrahim|Ибрахим Ибрагим
عبد الرحمن|Abdulrahman Abdul-Rahman Abdurrahman|Абдулрахман Абдурахман
سامر|Samer Samir|Самер
طارق|Tarek Tariq|Тарек Тарик
فاطمة|Fatima Fatma Fatimah|Фатима Фатма
عائشة|Aisha Aysha|Айша Аиша
مريم|Maryam Mariam|Мариам Мариям
زينب|Zainab Zeinab|Зейнаб Зайнаб
نور|Nour Noor|Нур
رانيا|Rania Raniya|Рания Раниа
هدى|Huda Hoda|Худа Хода
سمير|Samir Sameer|Самир
رضا|Reza Riza|Реза
غلام|Ghulam Gholam|Гулам
نجیب|Najib Najeeb|Наджиб Наджип
فرید|Farid Fareed|Фарид
شیرین|Shirin Shireen|Ширин
زهرا|Zahra Zahraa|Захра
گلاب|Gulab Golab|Гулаб
|Olena Elena|Олена Елена
|Oleksandr Aleksandr Alexander|Олександр Александр
|Serhii Sergey Sergei|Сергій Сергей
|Nataliia Natalia Natalya|Наталія Наталья Наталия
|Andrii Andrey Andrei|Андрій Андрей
|Tetiana Tatiana Tatyana|Тетяна Татьяна
|Mykola Nikolay|Микола Николай
|Iryna Irina|Ірина Ирина
|Volodymyr Vladimir|Володимир Владимир
|Yuliia Yulia Julia|Юлія Юлия
|Dmytro Dmitry Dmitriy|Дмитро Дмитрий
|Oksana Oxana|Оксана
|Yevhen Evgeny Evgeniy|Євген Евгений
|Svitlana Svetlana|Світлана Светлана
|Ivan|Іван Иван
|Georgi Gueorgui|Георги
|Dimitar Dimiter|Димитър
|Stoyan Stoian|Стоян
|Desislava Dessislava|Десислава
|Radostina|Радостина
|Plamen|Пламен
""",
    JUDGED_BY: """
محمود|Mahmoud Mahmud|Махмуд
مصطفى|Mustafa Mostafa|Мустафа
سليمان|Suleiman Sulayman Soliman|Сулейман
كريم|Karim Kareem|Карим
وليد|Walid Waleed|Валид Уалид
باسل|Basel Bassel Basil|Басел Басил
رامي|Rami Ramy|Рами
زياد|Ziad Ziyad|Зиад Зияд
فراس|Firas Feras|Фирас Ферас
عبد الله|Abdullah Abdallah|Абдулла Абдаллах
جمال|Jamal Gamal|Джамал Гамал
هيثم|Haitham Haytham|Хайтам Хейтам
كمال|Kamal Kemal|Камал Кемал
ليلى|Leila Layla|Лейла Лайла
قاسم|Qasem Kassem Qasim|Касем Касим
لينا|Lina Leena|Лина
سعاد|Suad Souad|Суад
خديجة|Khadija Khadeeja|Хадиджа
امينة|Amina Aminah|Амина
سلمى|Salma Selma|Салма Селма
ريم|Reem Rim|Рим
ياسمين|Yasmin Yasmeen Jasmin|Ясмин
منى|Mona Muna|Мона Муна
نجیبه|Najiba Najeeba|Наджиба
حمید|Hamid Hameed|Хамид
شفیق|Shafiq Shafeeq|Шафик
فرهاد|Farhad Ferhad|Фархад
نرگس|Nargis Narges|Наргис Наргес
پروین|Parwin Parvin Parween|Парвин
ځلاند|Zaland|Заланд
|Halyna Galina|Галина
|Oleksii Alexey Aleksei|Олексій Алексей
|Kateryna Ekaterina Katerina|Катерина Екатерина
|Mykhailo Mikhail|Михайло Михаил
|Viktoriia Victoria Viktoria|Вікторія Виктория
|Vasyl Vasily Vasiliy|Василь Василий
|Anastasiia Anastasia|Анастасія Анастасия
|Bohdan Bogdan|Богдан
|Liudmyla Ludmila Lyudmila|Людмила
|Petro Petr Pyotr|Петро Петр
|Hanna Anna|Ганна Анна
|Ihor Igor|Ігор Игорь
|Mariia Maria Mariya|Марія Мария
|Vitalii Vitaliy Vitaly|Віталій Виталий
|Yaroslav Iaroslav|Ярослав
|Daria Dariia Darya|Дарія Дарья Дарина
|Borislav|Борислав
|Tsvetelina Cvetelina|Цветелина
|Hristo Christo|Христо
|Yordanka Jordanka Iordanka|Йорданка
|Zhivko Jivko|Живко
|Rositsa Rossitza|Росица
|Lyubomir Liubomir Lubomir|Любомир
""",
}

FAMILY = {
    WRITTEN_BY: """
الحسن|Alhassan Al-Hasan|Алхасан Ал-Хасан
حداد|Haddad Hadad|Хаддад Хадад
خليل|Khalil Khaleel|Халил
نجار|Najjar Najar|Наджар
الشامي|Alshami Al-Shami|Алшами Ал-Шами
درويش|Darwish Darwich|Дарвиш
سالم|Salem|Салем
قباني|Qabbani Kabbani|Кабани Каббани
العلي|Alali Al-Ali|Алали Ал-Али
عثمان|Othman Osman|Отман Осман
جابر|Jaber Jabir|Джабер
الخطيب|Alkhatib Al-Khateeb|Алхатиб Ал-Хатиб
نصر|Nasr Naser|Наср
فارس|Fares Faris|Фарес Фарис
بركات|Barakat|Баракат
شاهين|Shahin Shaheen|Шахин
احمدی|Ahmadi|Ахмади
نورزی|Noorzai Nurzai|Нурзай
حیدری|Haidari Heydari|Хайдари
کریمی|Karimi Kareemi|Карими
رحیمی|Rahimi Raheemi|Рахими
صافی|Safi|Сафи
اکبری|Akbari|Акбари
|Shevchenko|Шевченко
|Kovalenko|Коваленко
|Bondarenko|Бондаренко
|Tkachenko|Ткаченко
|Kravchuk|Кравчук
|Shcherbak|Щербак
|Melnyk Melnik|Мельник
|Polishchuk|Поліщук Полищук
|Lysenko|Лисенко Лысенко
|Savchenko|Савченко
|Rudenko|Руденко
|Moroz|Мороз
|Petrenko|Петренко
|Pavlenko|Павленко
|Havryliuk Gavrilyuk|Гаврилюк
|Klymenko Klimenko|Клименко
|Sydorenko Sidorenko|Сидоренко
|Ivanov|Іванов Иванов
|Dimitrov|Димитров
|Stoyanova Stoianova|Стоянова
|Angelov|Ангелов
|Todorova|Тодорова
|Yordanov Jordanov|Йорданов
|Vasileva Vassileva|Василева
|Kolev|Колев
""",
    JUDGED_BY: """
المصري|Almasri Al-Masri|Алмасри Ал-Масри
منصور|Mansour Mansur|Мансур
عباس|Abbas Abas|Аббас Абас
الحلبي|Alhalabi Al-Halabi|Алхалаби Ал-Халаби
رمضان|Ramadan Ramazan|Рамадан
شريف|Sharif Shareef|Шариф
يعقوب|Yaqoub Yacoub Yakub|Якуб
حمدان|Hamdan|Хамдан
الأسد|Alassad Al-Asad|Аласад Ал-Асад
زيدان|Zidan Zeidan|Зидан Зейдан
طه|Taha|Таха
صباغ|Sabbagh Sabagh|Сабаг
العمر|Alomar Al-Omar|Аломар Ал-Омар
عيسى|Issa Eissa|Исса Иса
غانم|Ghanem Ganim|Ганем
مراد|Murad Mourad|Мурад
حجازي|Hijazi Hejazi|Хиджази
سليم|Salim Saleem|Салим
ستانکزی|Stanekzai Stanikzai|Станекзай
محمدی|Mohammadi Muhammadi|Мохаммади
یوسفزی|Yousafzai Yusufzai|Юсуфзай
عزیزی|Azizi Azeezi|Азизи
حسینی|Hosseini Hussaini|Хосейни Хусейни
وردک|Wardak Vardak|Вардак
پوپل|Popal Popel|Попал
|Boiko Boyko|Бойко
|Kravchenko|Кравченко
|Oliinyk Oleynik|Олійник Олейник
|Shvets|Швець Швец
|Ponomarenko|Пономаренко
|Vasylenko Vasilenko|Василенко
|Khomenko|Хоменко
|Yurchenko Iurchenko|Юрченко
|Hryshchenko Grishchenko|Грищенко
|Zaitsev Zaytsev|Зайцев
|Kozlova|Козлова
|Marchenko|Марченко
|Tymoshenko Timoshenko|Тимошенко
|Chornyi Cherny|Чорний
|Levchenko|Левченко
|Zhuk|Жук
|Ostapchuk|Остапчук
|Nechyporenko Nechiporenko|Нечипоренко
|Georgieva Gueorguieva|Георгиева
|Hristov Christov|Христов
|Iliev|Илиев
|Nikolova|Николова
|Tsvetkov Tzvetkov|Цветков
|Mihaylova Mihailova|Михайлова
|Kostadinov|Костадинов
|Zheleva Jeleva|Желева
""",
}
