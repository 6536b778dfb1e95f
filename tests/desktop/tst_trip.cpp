#include <QSignalSpy>
#include <QTest>

#include "client-customer/papers/file_saver.hpp"
#include "client-customer/trip/trip_page.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/booked_trip.hpp"
#include "tests/desktop/desktop_main.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QProcess>
#include <QTemporaryDir>

using namespace narae;
using namespace narae::customer;
using namespace narae::desktop;
using namespace narae::testing;

/// The trip as its traveller sees it, in front of the real server.
class TestTrip : public QObject {
    Q_OBJECT

    DemoServer server_;
    ServerProcess::Headers traveller_;
    QTemporaryDir folder_;

    static constexpr const char* kKorean = "김나래";

    static QString textOf(const QWidget& page, const char* name) { return part<TextLabel>(page, name)->text(); }

    /// Opens a trip and waits until it is on the page.
    static void openTrip(TripPage& page, const Booking& booking, bool guest = false)
    {
        page.resize(1280, 736);
        page.show();
        page.open(booking.reservationId, guest ? booking.locator : QString(),
                  guest ? QString("010-9777-0779") : QString());
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>(page, "boardingPass")->isVisible(), 15000);
    }

    QString save(TripPage& page, const char* button, const QString& name)
    {
        const QString path = folder_.filePath(name);
        page.saver().setChooser([path](QWidget*, const QString&, const auto& chosen) { chosen(path); });
        QTest::mouseClick(part<Button>(page, button), Qt::LeftButton);
        return path;
    }

    /// How many offers the server has made for a trip.
    int offersOf(const Booking& trip)
    {
        const auto session = server_.process().database().open();
        const auto rows = session->query("SELECT quote_id FROM reservation_quotes WHERE reservation_id = ?",
                                         {database::Value(trip.reservationId)});
        return static_cast<int>(rows.size());
    }

    /// The text in the code on the page's picture, as a reader at the gate sees it.
    QByteArray codeOn(TripPage& page)
    {
        const QString path = folder_.filePath("pass.png");
        part<QWidget>(page, "boardingPass")->grab().toImage().scaled(2176, 872).save(path);
        return toldBy("zbarimg", {"--raw", "-q", "-Sdisable", "-Sqrcode.enable", path}).replace("\n", "");
    }

private slots:
    void initTestCase()
    {
        QVERIFY(server_.start());
        traveller_ = server_.process().logIn(DemoServer::kTraveller);
        QVERIFY(folder_.isValid());
    }

    void theCodeOnThePassIsReadAtTheGate()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{kKorean, "20A"}, {"Jiu Park", "20B"}}, traveller_);
        TripPage page(parts);
        openTrip(page, trip);

        const QByteArray first = codeOn(page);
        QCOMPARE(first.size(), 60);
        QVERIFY2(first.startsWith("M1KIM/NARAE           E" + trip.locator.toLatin1()), first);
        QVERIFY2(first.contains("020A0001 0"), first);
        // A passenger each; the keyboard reaches the other one.
        auto* other = part<Button>(page, "passenger2");
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Space);
        const QByteArray second = codeOn(page);
        QVERIFY2(second.startsWith("M1PARK/JIU"), second);
        QVERIFY2(second.contains("020B0002 0"), second);

        // An itinerary reader of others' making understands it.
        const QString extractor = "/usr/lib/x86_64-linux-gnu/libexec/kf5/kitinerary-extractor";
        QVERIFY2(QFile::exists(extractor), "libkpimitinerary-bin is installed (installer/install-packages test)");
        const QString file = folder_.filePath("bcbp.txt");
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(first);
        out.close();
        const QByteArray understood = toldBy(extractor, {file});
        for (const char* fact : {"FlightReservation", "\"iataCode\": \"GMP\"", "\"familyName\": \"KIM\"", "\"20A\""})
            QVERIFY2(understood.contains(fact), understood);
        QVERIFY2(understood.contains(trip.locator.toLatin1()), understood);
    }

    void thePdfCanBeSearchedAndPrinted()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{kKorean, "21A"}, {"Jiu Park", "21B"}}, traveller_);
        TripPage page(parts);
        openTrip(page, trip);
        const QString path = save(page, "savePdf", "pass.pdf");
        QCOMPARE(textOf(page, "actionTold"), QString("Saved as pass.pdf."));

        const QString text = QString::fromUtf8(toldBy("pdftotext", {"-layout", path, "-"}));
        QVERIFY2(text.contains(QString::fromUtf8(kKorean)), qPrintable(text));
        QVERIFY2(text.contains(trip.locator), qPrintable(text));
        QVERIFY2(text.contains("21B"), qPrintable(text));
        QVERIFY(toldBy("pdfinfo", {path}).contains("Pages:           2"));
        QVERIFY(toldBy("pdfinfo", {path}).contains("A4"));
        // Fonts are within, and nothing is a picture: the code is drawn of vectors.
        const QList<QByteArray> fonts = toldBy("pdffonts", {path}).trimmed().split('\n').mid(2);
        QVERIFY(!fonts.isEmpty());
        for (const QByteArray& font : fonts)
            QVERIFY2(font.simplified().split(' ').contains("yes"), font);
        QCOMPARE(toldBy("pdfimages", {"-list", path}).trimmed().split('\n').size(), 2);
        // And the printed code is still read.
        QVERIFY(
            toldBy("pdftoppm", {"-r", "150", "-png", "-f", "1", "-l", "1", path, folder_.filePath("sheet")}).isEmpty());
        const QByteArray code =
            toldBy("zbarimg", {"--raw", "-q", "-Sdisable", "-Sqrcode.enable", folder_.filePath("sheet-1.png")});
        QVERIFY2(code.startsWith("M1KIM/NARAE"), code);
    }

    void theCalendarTakesTheFlight()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{kKorean, "22A"}}, traveller_);
        TripPage page(parts);
        openTrip(page, trip);
        QFile file(save(page, "addToCalendar", "flight.ics"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("UID:reservation-" + QByteArray::number(trip.reservationId) + "@127.0.0.1\r\n"), text);
        const auto departs = QDateTime::fromString(
            QString::fromStdString(trip.body["flight"]["departsAt"].get<std::string>()), Qt::ISODate);
        QVERIFY2(text.contains("DTSTART:" + departs.toUTC().toString("yyyyMMdd'T'HHmmss'Z'").toLatin1()), text);
        QVERIFY(text.contains("TRIGGER:-PT180M"));
        QVERIFY(text.contains(trip.locator.toLatin1()));

        QTest::mouseClick(part<Button>(page, "copyLocator"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), trip.locator);
    }

    void whatCannotBeWrittenIsSaid()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{kKorean, "23A"}}, traveller_);
        TripPage page(parts);
        openTrip(page, trip);
        page.saver().setChooser(
            [this](QWidget*, const QString&, const auto& chosen) { chosen(folder_.filePath("no/such/folder/x.pdf")); });
        QTest::mouseClick(part<Button>(page, "savePdf"), Qt::LeftButton);
        QVERIFY(textOf(page, "actionTold").startsWith("Not saved: "));
    }

    void theButtonNamesTheExactRefundAndTheKeyboardCancels()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{kKorean, "24A"}, {"Jiu Park", "24B"}}, traveller_);
        TripPage page(parts);
        openTrip(page, trip);
        QSignalSpy changed(&page, &TripPage::changed);
        auto* cancel = part<Button>(page, "cancelTrip");
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isEnabled(), 10000);
        // Ten days before, nine tenths come back: rounded as the server rounds.
        const auto paid = Money(trip.body["total"]["amountMinor"].get<std::int64_t>(), Currency::krw());
        const QString refund = formats::money(paid.share(90));
        QCOMPARE(cancel->text(), "Cancel and refund " + refund);
        QVERIFY(textOf(page, "cancelHead").contains(refund));

        cancel->setFocus();
        QTest::keyClick(cancel, Qt::Key_Space);
        auto* confirmation = part<QWidget>(page, "confirmation");
        QVERIFY(confirmation->isVisible());
        // It begins where nothing happens, and Esc changes nothing.
        QVERIFY(part<Button>(page, "confirmationKeep")->hasFocus());
        QTest::keyClick(part<Button>(page, "confirmationKeep"), Qt::Key_Escape);
        QVERIFY(!confirmation->isVisible());
        QVERIFY(cancel->hasFocus());

        QTest::keyClick(cancel, Qt::Key_Space);
        QTest::keyClick(part<Button>(page, "confirmationKeep"), Qt::Key_Tab);
        auto* act = part<Button>(page, "confirmationAct");
        QVERIFY(act->hasFocus());
        QCOMPARE(act->text(), "Cancel and refund " + refund);
        QTest::keyClick(act, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(part<Chip>(page, "tripState")->text(), QString("Cancelled"), 5000);
        QVERIFY(!confirmation->isVisible());
        QVERIFY(!part<QWidget>(page, "cancelCard")->isVisible());
        QCOMPARE(textOf(page, "refundHead"), "Refund of " + refund);
        QVERIFY(changed.count() >= 1);
        // The money's way back is seen to its end.
        QTRY_COMPARE_WITH_TIMEOUT(textOf(page, "refundProgress"),
                                  QString("All of it has gone back to the payment method that paid."), 15000);
        QVERIFY(codeOn(page).isEmpty());
    }

    void partOfAPartyCanStayAtHome()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{kKorean, "25A"}, {"Jiu Park", "25B"}}, traveller_);
        TripPage page(parts);
        openTrip(page, trip);
        auto* cancel = part<Button>(page, "cancelTrip");
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isEnabled(), 10000);
        auto* first = part<Button>(page, "cancelPassenger1");
        auto* second = part<Button>(page, "cancelPassenger2");
        QTest::mouseClick(first, Qt::LeftButton);
        QTest::mouseClick(second, Qt::LeftButton);
        QVERIFY(!cancel->isEnabled());
        QCOMPARE(cancel->text(), QString("Choose a passenger"));
        QTest::mouseClick(second, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isEnabled(), 10000);
        const auto fare = Money(trip.body["unitPrice"]["amountMinor"].get<std::int64_t>(), Currency::krw());
        const QString refund = formats::money(fare.share(90));
        QCOMPARE(cancel->text(), "Cancel and refund " + refund);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTest::mouseClick(part<Button>(page, "confirmationAct"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>(page, "refundCard")->isVisible(), 5000);
        QCOMPARE(part<Chip>(page, "tripState")->text(), QString("Booked"));
        QCOMPARE(textOf(page, "refundHead"), "Refund of " + refund);
        // Who stays has a good pass; who does not has none; and the rest can still be cancelled.
        QVERIFY(codeOn(page).startsWith("M1KIM/NARAE"));
        QTest::mouseClick(part<Button>(page, "passenger2"), Qt::LeftButton);
        QVERIFY(codeOn(page).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(cancel->text(), "Cancel and refund " + refund, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(textOf(page, "refundProgress"),
                                  QString("All of it has gone back to the payment method that paid."), 15000);
    }

    void anOfferThatRanOutIsRenewedByItself()
    {
        Options options = server_.options("customer");
        auto ahead = std::make_shared<qint64>(0);
        options.now = [ahead] { return QDateTime::currentDateTimeUtc().addSecs(*ahead); };
        Parts parts(options);
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{kKorean, "26A"}}, traveller_);
        TripPage page(parts);
        openTrip(page, trip);
        auto* cancel = part<Button>(page, "cancelTrip");
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isEnabled(), 10000);
        QCOMPARE(offersOf(trip), 1);
        // By the traveller's clock the offer is over; the one that comes is good until later.
        *ahead = 11 * 60;
        QTRY_VERIFY_WITH_TIMEOUT(offersOf(trip) > 1, 5000);
        *ahead = 0;
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isEnabled(), 10000);
        QVERIFY(cancel->text().startsWith("Cancel and refund "));
    }

    void anOfferThatTheServerForgotIsAskedForAgainBeforeAnythingHappens()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{kKorean, "27A"}}, traveller_);
        TripPage page(parts);
        openTrip(page, trip);
        auto* cancel = part<Button>(page, "cancelTrip");
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isEnabled(), 10000);
        QTest::mouseClick(cancel, Qt::LeftButton);
        server_.process().database().open()->execute(
            "UPDATE reservation_quotes SET expires_at_ms = 1 WHERE reservation_id = ?", {trip.reservationId});
        auto* act = part<Button>(page, "confirmationAct");
        QTest::mouseClick(act, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(textOf(page, "confirmationProblem").startsWith("The amount was worked out anew"),
                                 5000);
        QCOMPARE(part<Chip>(page, "tripState")->text(), QString("Booked"));
        QVERIFY(act->isEnabled());
        QTest::mouseClick(act, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(part<Chip>(page, "tripState")->text(), QString("Cancelled"), 5000);
    }

    void aGuestOpensTheirsByLocatorAndPhone()
    {
        Parts parts(server_.options("customer"));
        const Booking trip = book(server_, someFlight(server_), {{"Ada Guest", "28A"}});
        TripPage page(parts);
        openTrip(page, trip, true);
        QCOMPARE(part<Chip>(page, "tripState")->text(), QString("Booked"));
        auto* cancel = part<Button>(page, "cancelTrip");
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isEnabled(), 10000);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTest::mouseClick(part<Button>(page, "confirmationAct"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(part<Chip>(page, "tripState")->text(), QString("Cancelled"), 5000);
        // A guest cannot be told when the money has gone back, and is not.
        QCOMPARE(textOf(page, "refundProgress"), QString("It goes back to the payment method that paid."));
    }

    void someoneElsesTripIsNotShown()
    {
        Parts parts(server_.options("customer"));
        const Booking trip = book(server_, someFlight(server_), {{"Ada Guest", "29A"}});
        QVERIFY(logIn(parts, this));
        TripPage page(parts);
        page.show();
        page.open(trip.reservationId);
        QTRY_VERIFY_WITH_TIMEOUT(!textOf(page, "stateTitle").isEmpty(), 5000);
        QVERIFY(part<TextLabel>(page, "stateTitle")->isVisible());
        QVERIFY(!part<QWidget>(page, "boardingPass")->isVisible());
    }

    void aHoldCountsDownAndCanBeGivenBack()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{kKorean, "30A"}}, traveller_, "");
        TripPage page(parts);
        openTrip(page, trip);
        QCOMPARE(part<Chip>(page, "tripState")->text(), QString("Waiting for payment"));
        QVERIFY(textOf(page, "noticeHead").startsWith("Pay by "));
        QVERIFY(codeOn(page).isEmpty());
        QSignalSpy payment(&page, &TripPage::payWanted);
        QTest::mouseClick(part<Button>(page, "payTrip"), Qt::LeftButton);
        QCOMPARE(payment.count(), 1);
        QCOMPARE(payment.front().at(1).toString(), QString("010-9777-0779"));
        auto* cancel = part<Button>(page, "cancelTrip");
        QTRY_COMPARE_WITH_TIMEOUT(cancel->text(), QString("Give the seats back"), 5000);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTest::mouseClick(part<Button>(page, "confirmationAct"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(part<Chip>(page, "tripState")->text() != "Waiting for payment", 5000);
    }

    void aFlightThatTheAirlineCancelledSaysSo()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        const qint64 flight = someFlight(server_, "GMP", "PUS", 9);
        const Booking trip = book(server_, flight, {{kKorean, "20A"}}, traveller_);
        TripPage page(parts);
        openTrip(page, trip);
        const auto clerk = server_.process().logIn(DemoServer::kClerk);
        const std::string path = "/v1/flights/" + std::to_string(flight);
        auto headers = clerk;
        headers.emplace_back("If-Match", server_.process().get(path, clerk).header("ETag"));
        headers.emplace_back("Idempotency-Key", "cancel-a-flight");
        const auto answer = server_.process().post(path + "/cancellation", {{"reason", "fog"}}, headers);
        QVERIFY2(answer.status < 300, answer.body.c_str());
        QTRY_COMPARE_WITH_TIMEOUT(part<Chip>(page, "tripState")->text(), QString("Flight cancelled"), 15000);
        const auto paid = Money(trip.body["total"]["amountMinor"].get<std::int64_t>(), Currency::krw());
        QTRY_VERIFY_WITH_TIMEOUT(textOf(page, "noticeWords").contains(formats::money(paid)), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(textOf(page, "refundProgress"),
                                  QString("All of it has gone back to the payment method that paid."), 15000);
    }

    void thePassStaysWhileTheServerIsAway()
    {
        DemoServer server;
        QVERIFY(server.start());
        Parts parts(server.options("customer"));
        QVERIFY(loadAirports(parts));
        const auto as = server.process().logIn(DemoServer::kTraveller);
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server, someFlight(server), {{kKorean, "20A"}}, as);
        TripPage page(parts);
        openTrip(page, trip);
        auto* cancel = part<Button>(page, "cancelTrip");
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isEnabled(), 10000);
        server.process().kill();
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>(page, "offlineSince")->isVisible(), 20000);
        QVERIFY(!cancel->isEnabled());
        QVERIFY(codeOn(page).startsWith("M1KIM/NARAE"));
        // Another window of the same app opens it from what was last seen.
        TripPage other(parts);
        openTrip(other, trip);
        QVERIFY(part<TextLabel>(other, "tripSeen")->isVisible());
    }

    /// Not a check: pictures of the page, where PICTURES_FOLDER names a folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("PICTURES_FOLDER");
        if (folder.isEmpty()) QSKIP("PICTURES_FOLDER is not set");
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{kKorean, "31A"}, {"Jiu Park", "31B"}}, traveller_);
        const Booking hold = book(server_, someFlight(server_), {{kKorean, "32A"}}, traveller_, "");
        const Booking unknown = book(server_, someFlight(server_), {{kKorean, "33A"}}, traveller_, "pm_card_lost");
        TripPage page(parts);
        const auto take = [&](const QString& name) { page.grab().save(folder + "/" + name + ".png"); };
        for (const auto code : {Language::Code::Korean, Language::Code::English, Language::Code::Stretched})
            for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
                Language::current().set(code);
                Theme::current().setScheme(scheme);
                const QString tail = QString("-%1-%2").arg(int(code)).arg(scheme == Scheme::Dark ? "dark" : "light");
                openTrip(page, trip);
                QTRY_VERIFY_WITH_TIMEOUT(part<Button>(page, "cancelTrip")->isEnabled(), 10000);
                take("trip" + tail);
                QTest::mouseClick(part<Button>(page, "cancelTrip"), Qt::LeftButton);
                take("trip-confirm" + tail);
                openTrip(page, hold);
                QTRY_VERIFY_WITH_TIMEOUT(part<Button>(page, "cancelTrip")->isEnabled(), 10000);
                take("trip-hold" + tail);
                openTrip(page, unknown);
                take("trip-unknown" + tail);
            }
        Language::current().set(Language::Code::Korean);
        Theme::current().setScheme(Scheme::Light);
        openTrip(page, trip);
        save(page, "savePdf", "pass.pdf");
        QFile::copy(folder_.filePath("pass.pdf"), folder + "/pass.pdf");
        QTRY_VERIFY_WITH_TIMEOUT(part<Button>(page, "cancelTrip")->isEnabled(), 10000);
        QTest::mouseClick(part<Button>(page, "cancelPassenger1"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(part<Button>(page, "cancelTrip")->isEnabled(), 10000);
        QTest::mouseClick(part<Button>(page, "cancelTrip"), Qt::LeftButton);
        QTest::mouseClick(part<Button>(page, "confirmationAct"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>(page, "refundCard")->isVisible(), 5000);
        take("trip-partly");
        QTRY_VERIFY_WITH_TIMEOUT(part<Button>(page, "cancelTrip")->isEnabled(), 10000);
        QTest::mouseClick(part<Button>(page, "cancelTrip"), Qt::LeftButton);
        QTest::mouseClick(part<Button>(page, "confirmationAct"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!part<QWidget>(page, "cancelCard")->isVisible(), 5000);
        take("trip-cancelled");
        Language::current().set(Language::Code::English);
    }
};

NARAE_DESKTOP_MAIN(TestTrip)
#include "tst_trip.moc"
