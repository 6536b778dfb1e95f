#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/reading_order.hpp"
#include "common/desktop/widgets/scroll_margin.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/demo_server.hpp"
#include "tests/desktop/desktop_main.hpp"

#include <cmath>

using namespace narae;
using namespace narae::desktop;

namespace {

double luminance(const QColor& colour)
{
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

/// WCAG 2's ratio of two colours.
double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

/// What every screen of both apps stands on.
class TestDesktopFoundation : public QObject {
    Q_OBJECT

private slots:
    void textCanBeReadInBothSchemes_data()
    {
        QTest::addColumn<Role>("text");
        QTest::addColumn<Role>("paper");
        QTest::newRow("ink") << Role::Ink << Role::Paper;
        QTest::newRow("muted") << Role::Muted << Role::Paper;
        QTest::newRow("muted on a sunk chip") << Role::Muted << Role::Sunk;
        QTest::newRow("accent") << Role::Accent << Role::Surface;
        QTest::newRow("on accent") << Role::OnAccent << Role::Accent;
        QTest::newRow("accent on soft") << Role::Accent << Role::AccentSoft;
        QTest::newRow("success") << Role::Success << Role::SuccessSoft;
        QTest::newRow("warning") << Role::Warning << Role::WarningSoft;
        QTest::newRow("danger") << Role::Danger << Role::DangerSoft;
        QTest::newRow("board head") << Role::BoardHeadText << Role::BoardHead;
    }
    void textCanBeReadInBothSchemes()
    {
        QFETCH(Role, text);
        QFETCH(Role, paper);
        for (const bool dark : {false, true}) {
            const double ratio = contrast(Theme::colour(text, dark), Theme::colour(paper, dark));
            QVERIFY2(ratio >= 4.5, qPrintable(QString("%1 to 1").arg(ratio)));
        }
    }

    void everyIconDraws()
    {
        for (const QString& name : icon::names()) {
            const QImage image = icon::pixmap(name, 24, Role::Ink, 2).toImage();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    inked += qAlpha(image.pixel(x, y)) > 0;
            QVERIFY2(inked > 10, qPrintable(name));
        }
    }

    void numbersAreSaidInBothLanguages()
    {
        const Money fare(124000, Currency::krw());
        QCOMPARE(formats::money(fare), QString::fromUtf8("₩124,000"));
        QCOMPARE(formats::signedMoney(Money(-218000, Currency::krw())), QString::fromUtf8("−₩218,000"));
        QCOMPARE(formats::moneyShort(Money(49000, Currency::krw())), QString::fromUtf8("₩49k"));
        QCOMPARE(formats::money(*Money::make(12345, "USD")), QString("$123.45"));
        QCOMPARE(formats::duration(std::chrono::minutes(70)), QString("1 h 10 min"));
        QCOMPARE(formats::date(QDate(2026, 11, 24)), QString("Tue 24 Nov"));
        Language::current().set(Language::Code::Korean);
        QCOMPARE(formats::moneyShort(Money(49000, Currency::krw())), QString::fromUtf8("4.9만"));
        QCOMPARE(formats::moneyLarge(Money(538'000'000, Currency::krw())), QString::fromUtf8("5.38억 원"));
        QCOMPARE(formats::duration(std::chrono::minutes(70)), QString::fromUtf8("1시간 10분"));
        QCOMPARE(formats::date(QDate(2026, 11, 24)), QString::fromUtf8("11월 24일 (화)"));
        Language::current().set(Language::Code::English);
    }

    void whatWasSeenStaysReadableWhileTheServerIsAway()
    {
        testing::DemoServer server;
        QVERIFY(server.start());
        Parts parts(server.options("customer"));
        QSignalSpy arrived(&parts.airports, &AirportBook::changed);
        parts.airports.load();
        QVERIFY(arrived.wait());
        QCOMPARE(parts.airports.shortName("GMP", true), QString::fromUtf8("서울 김포"));
        QCOMPARE(parts.airports.shortName("CJU", false), QString("Jeju"));
        QCOMPARE(parts.airports.zone("CJU").id(), QByteArray("Asia/Seoul"));

        server.process().kill();
        std::optional<Outcome> outcome;
        parts.client.send(Call::get("/v1/airports").within(std::chrono::seconds(1)).remember(), this,
                          [&outcome](const Outcome& came) { outcome = came; });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 5000);
        QVERIFY(*outcome);
        QVERIFY((*outcome)->fromCache);
        QVERIFY(!parts.client.connectivity().online());

        QSignalSpy back(&parts.client.connectivity(), &Connectivity::changed);
        QVERIFY(server.process().start());
        QTRY_VERIFY_WITH_TIMEOUT(parts.client.connectivity().online(), 15000);
    }

    void whoLogsOutLeavesNothingBehind()
    {
        testing::DemoServer server;
        QVERIFY(server.start(testing::DemoServer::Sales::None));
        Parts parts(server.options("customer"));
        std::optional<bool> inside;
        parts.session.logIn(testing::DemoServer::kTraveller, testing::DemoServer::kPassword, this,
                            [&inside](const std::optional<Problem>& problem) { inside = !problem; });
        QTRY_VERIFY_WITH_TIMEOUT(inside.has_value(), 8000);
        QVERIFY(*inside);
        bool seen = false;
        parts.client.send(Call::get("/v1/history").remember(), this,
                          [&seen](const Outcome& came) { seen = bool(came); });
        QTRY_VERIFY(seen);
        const QString account = parts.client.account();
        QVERIFY(parts.seen.find(account, "/v1/history").has_value());
        QString kept;
        const auto readKept = [&] {
            parts.tokens->load("customer@" + server.url().toString(), [&kept](const QString& token) { kept = token; });
        };
        readKept();
        const std::string bearer = "Bearer " + kept.section(' ', 1).toStdString();
        QCOMPARE(server.process().get("/v1/account", {{"Authorization", bearer}}).status, 200);

        parts.session.logOut();
        QVERIFY(parts.session.guest() && parts.client.account().isEmpty());
        for (const char* what : {"/v1/history", "/v1/account"})
            QVERIFY(!parts.seen.find(account, what));
        readKept();
        QVERIFY(kept.isEmpty());
        QTRY_COMPARE(server.process().get("/v1/account", {{"Authorization", bearer}}).status, 401);
    }

    void whatOneAccountSawIsForgottenAndNoOthers()
    {
        LocalStore store(":memory:");
        SeenCache seen(store);
        const SeenCache::Seen page{"{}", "\"1\"", QDateTime::currentDateTimeUtc()};
        seen.keep("7", "/v1/history", page);
        seen.keep("77", "/v1/history", page);
        seen.keep({}, "/v1/airports", page);
        seen.forget("7");
        QVERIFY(!seen.find("7", "/v1/history"));
        QVERIFY(seen.find("77", "/v1/history"));
        QVERIFY(seen.find({}, "/v1/airports"));
    }

    void aCallGivenUpWithItsWidgetSaysNothingOfTheServer()
    {
        testing::DemoServer server;
        QVERIFY(server.start());
        Parts parts(server.options("customer"));
        bool heard = false;
        {
            QWidget page;
            parts.client.send(Call::get("/v1/flight-statuses"), &page, [&heard](const Outcome&) { heard = true; });
        }
        QVERIFY(parts.client.connectivity().online());
        QCoreApplication::processEvents();
        QVERIFY(!heard);
    }

    void inputsAreAsHighAsTheirSize()
    {
        QLineEdit usual;
        QLineEdit compact;
        compact.setProperty("sizing", "compact");
        for (QLineEdit* edit : {&usual, &compact})
            edit->ensurePolished();
        QCOMPARE(usual.sizeHint().height(), 44);
        QCOMPARE(compact.sizeHint().height(), 28);
    }

    void tabGoesThroughWhatCameLateInTheOrderOfReading()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* list = new QVBoxLayout;
        column->addLayout(list);
        auto* below = new QLineEdit;
        column->addWidget(below);
        // Made after what stands below it, as a list that has arrived.
        auto* area = new QScrollArea;
        area->setFocusPolicy(Qt::NoFocus);
        auto* inside = new QWidget;
        auto* row = new QHBoxLayout(inside);
        auto* right = new QPushButton("right");
        auto* left = new QPushButton("left");
        row->addWidget(left);
        row->addWidget(right);
        area->setWidget(inside);
        list->addWidget(area);
        tabInReadingOrder(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        left->setFocus();
        QTest::keyClick(left, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), right);
        QTest::keyClick(right, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), below);
    }

    void nothingMovesWhenAPageBeginsToScroll()
    {
        QScrollArea area;
        auto* page = new QWidget;
        auto* row = new QHBoxLayout(page);
        auto* content = new QWidget;
        row->addWidget(content);
        area.setWidget(page);
        area.setWidgetResizable(true);
        keepBesideScrollBar(&area, row, [](int) { return 96; });
        area.resize(1280, 700);
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        const auto at = [&] { return QRect(content->mapTo(&area, QPoint()), content->size()); };
        QTRY_COMPARE(at().width(), 1280 - 2 * 96);
        const QRect before = at();
        content->setMinimumHeight(2000);
        QTRY_VERIFY(area.verticalScrollBar()->isVisible());
        QTRY_COMPARE(at().left(), before.left());
        QCOMPARE(at().right(), before.right());
    }

    void aLabelWithoutRoomSaysAllOfItselfInItsTooltip()
    {
        TextLabel label(Type::Body, TextLabel::InkOf::Muted);
        label.elided();
        label.setText("Live, seats and prices as of 09:41:12");
        QCOMPARE(label.minimumSizeHint().width(), 0);
        label.resize(80, 20);
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        QTRY_COMPARE(label.toolTip(), label.text());
        label.resize(label.sizeHint());
        QTRY_COMPARE(label.toolTip(), QString());
    }

    void aFontOfItsOwnSurvivesAChangeOfColours()
    {
        TextLabel label(Theme::locatorFont(40), TextLabel::InkOf::Accent);
        label.show();
        Theme::current().setScheme(Scheme::Dark);
        QCOMPARE(QFontInfo(label.font()).pixelSize(), 40);
        Theme::current().setScheme(Scheme::Light);
        QCOMPARE(QFontInfo(label.font()).pixelSize(), 40);
    }

    void aRefusalIsASentence()
    {
        testing::DemoServer server;
        QVERIFY(server.start());
        Parts parts(server.options("customer"));
        std::optional<Problem> problem;
        parts.session.logIn("traveller@narae.example", "wrong-password", this,
                            [&problem](const std::optional<Problem>& came) { problem = came; });
        QTRY_VERIFY_WITH_TIMEOUT(problem.has_value(), 5000);
        QVERIFY(!problem->sentence.isEmpty());
        QVERIFY(parts.session.guest());

        std::optional<bool> inside;
        parts.session.logIn(testing::DemoServer::kTraveller, testing::DemoServer::kPassword, this,
                            [&inside](const std::optional<Problem>& came) { inside = !came; });
        QTRY_VERIFY_WITH_TIMEOUT(inside.has_value(), 8000);
        QVERIFY(*inside);
        QCOMPARE(parts.session.account().role, QString("customer"));
    }
};

NARAE_DESKTOP_MAIN(TestDesktopFoundation)
#include "tst_desktop_foundation.moc"
