#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

/// Every sentence of both apps is said in Korean: the .ts beside each screen is complete, and knows every source.
class TestWords : public QObject {
    Q_OBJECT

    static QDir source() { return QDir(qEnvironmentVariable("NARAE_SOURCE")); }

    struct Message {
        QString context;
        QString text;
        QString korean;
        bool finished = true;
    };

    static QList<Message> read(const QString& file)
    {
        QFile in(file);
        if (!in.open(QIODevice::ReadOnly)) return {};
        QXmlStreamReader xml(&in);
        QList<Message> messages;
        QString context;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == u"name") context = xml.readElementText();
            if (xml.name() == u"message") messages << Message{context, {}, {}, true};
            if (xml.name() == u"source") messages.last().text = xml.readElementText();
            if (xml.name() == u"translation") {
                messages.last().finished = xml.attributes().value("type").isEmpty();
                messages.last().korean = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            }
        }
        return messages;
    }

    /// The folders that have words, by their .ts.
    static QStringList files()
    {
        QStringList files;
        for (const char* top : {"common/desktop", "client-admin", "client-customer"}) {
            QDirIterator walk(source().filePath(top), {"*_ko.ts"}, QDir::Files, QDirIterator::Subdirectories);
            while (walk.hasNext())
                files << walk.next();
        }
        files.sort();
        return files;
    }

    static QStringList blanksOf(const QString& text)
    {
        static const QRegularExpression blank("%L?\\d");
        QStringList blanks;
        for (auto match = blank.globalMatch(text); match.hasNext();)
            blanks << match.next().captured();
        blanks.sort();
        return blanks;
    }

private slots:
    void everySentenceIsSaidInKorean_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : files())
            QTest::newRow(qPrintable(source().relativeFilePath(file))) << file;
    }
    void everySentenceIsSaidInKorean()
    {
        QFETCH(QString, file);
        QTemporaryDir folder;
        const QString fresh = folder.filePath("fresh.ts");
        QVERIFY(QFile::copy(file, fresh));
        QStringList arguments{"-silent", "-I", source().path(), "-no-obsolete", "-locations", "none"};
        const QDir room = QFileInfo(file).dir();
        for (const QString& name : room.entryList({"*.cpp", "*.hpp"}, QDir::Files))
            arguments << room.filePath(name);
        QProcess lupdate;
        lupdate.start(qEnvironmentVariable("NARAE_LUPDATE"), arguments << "-ts" << fresh);
        QVERIFY2(lupdate.waitForFinished(60'000) && lupdate.exitCode() == 0,
                 lupdate.readAllStandardError().constData());
        const QList<Message> messages = read(fresh);
        QVERIFY(!messages.isEmpty());
        QStringList wrong;
        for (const Message& message : messages) {
            if (!message.finished || message.korean.isEmpty())
                wrong << "no Korean: " + message.text;
            else if (blanksOf(message.text) != blanksOf(message.korean))
                wrong << "other blanks: " + message.text;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }

    void foldersWithWordsHaveTheirKorean()
    {
        QStringList wrong;
        for (const char* top : {"common/desktop", "client-admin", "client-customer"}) {
            QDirIterator walk(source().filePath(top), {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (walk.hasNext()) {
                QFile in(walk.next());
                QVERIFY(in.open(QIODevice::ReadOnly));
                static const QRegularExpression words("\\btr\\(\"");
                const bool says = words.match(QString::fromUtf8(in.readAll())).hasMatch();
                if (says && QFileInfo(in.fileName()).dir().entryList({"*_ko.ts"}).isEmpty())
                    wrong << source().relativeFilePath(in.fileName());
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
