#include "client-customer/booking/booking_page.hpp"
#include "common/desktop/look/language.hpp"
#include "common/desktop/look/theme.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <csignal>
#include <cstdio>

using namespace narae;
using namespace narae::customer;

namespace {

/// Says where it is and stands still there, so that whoever watches can end it at exactly this moment.
void standStill(const char* where)
{
    std::printf("at %s\n", where);
    std::fflush(stdout);
    std::raise(SIGSTOP);
}

void say(const QString& line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

/// A traveller who books one seat with a slow card, and stands still at one moment of it; started again, looks what is
/// there and books only if there is nothing.
///
///     paying_app SERVER STORE FLIGHT MOMENT
class Traveller : public QObject {
    Q_OBJECT

public:
    Traveller(const QStringList& arguments, const desktop::Options& options)
        : parts_(options), page_(parts_), flight_(arguments[3].toLongLong()), moment_(arguments[4])
    {
        page_.resize(1280, 736);
        page_.show();
        connect(&page_.flow(), &BookingFlow::changed, this, [this] { QTimer::singleShot(0, this, &Traveller::look); });
        connect(&page_.flow(), &BookingFlow::seatsShown, this,
                [this] { QTimer::singleShot(0, this, &Traveller::look); });
        if (page_.resume()) {
            say("resumed");
            return;
        }
        parts_.client.send(desktop::Call::get(QString("/v1/flight-statuses/%1").arg(flight_)), this,
                           [this](const desktop::Outcome& outcome) {
                               if (!outcome) qFatal("no flight: %s", qPrintable(outcome.problem().code));
                               page_.begin(desktop::FlightStatus::fromJson(outcome->object()), "economy", 1);
                           });
    }

private:
    template <class Widget>
    Widget* find(const char* name)
    {
        return page_.findChild<Widget*>(name);
    }

    void look()
    {
        BookingFlow& flow = page_.flow();
        if (flow.busy() || ended_) return;
        if (flow.situation() == Situation::Unknown) return; // it goes on by itself
        if (flow.situation() != Situation::None) qFatal("situation %d", static_cast<int>(flow.situation()));
        switch (flow.step()) {
        case Step::Passengers: typeParty(); break;
        case Step::Seats:
            if (flow.seatsLoaded() && find<QAbstractButton>("summaryAction")->isEnabled())
                find<QAbstractButton>("summaryAction")->click();
            break;
        case Step::Review: find<QAbstractButton>("reviewNext")->click(); break;
        case Step::Pay: pay(); break;
        case Step::Done: done(); break;
        }
    }

    void typeParty()
    {
        for (const auto& [name, text] : {std::pair{"name1", "Haneul Kim"}, {"phone", "010-9777-0779"}}) {
            auto* edit = find<QLineEdit>(name);
            edit->setText(text);
            Q_EMIT edit->textEdited(text);
        }
        find<QAbstractButton>("passengersNext")->click();
    }

    void pay()
    {
        if (moment_ == "before") standStill("before");
        auto* slow = find<QAbstractButton>("pm_card_slow");
        (slow->isHidden() ? find<QAbstractButton>("savedMethod") : slow)->click();
        // In flight: some time after the click, while the card takes its time.
        if (moment_.startsWith("flight"))
            QTimer::singleShot(moment_.mid(6).toInt(), this, [] { standStill("flight"); });
        find<QAbstractButton>("payNext")->click();
        // In the journal, and not yet on the wire: the loop has not run since.
        if (moment_ == "written") standStill("written");
    }

    void done()
    {
        ended_ = true;
        if (moment_ == "answered") standStill("answered");
        say(QString("shown %1").arg(find<QLabel>("locator")->text()));
        QApplication::quit();
    }

    desktop::Parts parts_;
    BookingPage page_;
    qint64 flight_;
    QString moment_;
    bool ended_ = false;
};

} // namespace

/// An app that pays, for a test that kills it.
int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    desktop::Theme theme;
    theme.setMotion(false);
    desktop::Language language(desktop::Language::Code::English);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 5) qFatal("paying_app SERVER STORE FLIGHT MOMENT");
    desktop::Options options;
    options.app = "customer";
    options.server = QUrl(arguments[1]);
    options.storeFile = arguments[2];
    options.useKeyring = false;
    Traveller traveller(arguments, options);
    return QApplication::exec();
}

#include "paying_app.moc"
