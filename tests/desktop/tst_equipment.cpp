#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include "client-admin/equipment/equipment_page.hpp"
#include "tests/desktop/admin_desk.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::admin;
using desktop::Call;

/// Seats are laid out where they are drawn, by keys, and published onto the version they were made from.
class TestEquipment : public QObject {
    Q_OBJECT

    testing::DemoServer server_;
    std::unique_ptr<testing::AdminDesk> desk_;
    std::unique_ptr<EquipmentPage> page_;

    template <class Widget>
    Widget* find(const char* name) const
    {
        return page_->findChild<Widget*>(name);
    }
    SeatEditor* editor() const { return find<SeatEditor>("seatEditor"); }
    const SeatLayout& layout() const { return page_->history().now(); }
    void openType(const QString& name)
    {
        page_->goTo({{"aircraft", name}});
        QTRY_COMPARE(page_->title(), name);
        editor()->setFocus();
    }
    AircraftRecord onServer(const QString& name) const
    {
        const auto outcome = testing::ask(desk_->parts, Call::get("/v1/aircraft"));
        for (const AircraftRecord& type : desktop::pageFromJson<AircraftRecord>((*outcome)->object()).items)
            if (type.name == name) return type;
        return {};
    }
    void keys(std::initializer_list<Qt::Key> pressed, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        for (const Qt::Key key : pressed)
            QTest::keyClick(editor(), key, modifiers);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(server_.start());
        desk_ = std::make_unique<testing::AdminDesk>(server_.options("admin"));
        QVERIFY(desk_->logIn());
        page_ = std::make_unique<EquipmentPage>(desk_->parts, desk_->registry);
        page_->resize(1080, 712);
        page_->show();
        page_->entered();
        QTRY_VERIFY(find<QListWidget>("aircraftList")->count() >= 4);
    }

    void inTheSmallestWindowNothingIsDrawnOverTheSeats()
    {
        page_->resize(824, 552); // of a window of 1024 x 640
        const auto* publish = find<QPushButton>("publishLayout");
        QTRY_VERIFY(publish->width() >= publish->sizeHint().width());
        QCOMPARE(find<QPushButton>("blockSeats")->toolTip(), QString("Block the selected seats, or free them (B)"));
        const auto* preview = find<desktop::SeatMapView>("customerPreview");
        const auto* legend = page_->findChild<desktop::SeatLegend*>();
        QTRY_VERIFY(legend->height() >= legend->heightForWidth(legend->width()));
        QVERIFY(preview->height() >= preview->minimumHeight());
        QTRY_VERIFY(!preview->geometry().intersects(legend->geometry()));
        QTRY_VERIFY2(
            legend->parentWidget()->rect().contains(legend->geometry()),
            qPrintable(QString("%1 of %2").arg(legend->geometry().bottom()).arg(legend->parentWidget()->height())));
        QTRY_VERIFY(editor()->parentWidget()->height() >= editor()->height());
        page_->resize(1080, 712);
    }

    void everyNotationOfTheAirlineComesBackAsItWas()
    {
        const auto outcome = testing::ask(desk_->parts, Call::get("/v1/aircraft"));
        for (const AircraftRecord& type : desktop::pageFromJson<AircraftRecord>((*outcome)->object()).items) {
            const SeatLayout read = SeatLayout::of(type.cabins);
            QCOMPARE(read.capacity(), type.capacity());
            for (std::size_t i = 0; i < type.cabins.size(); ++i)
                QCOMPARE(read.cabins[i].notation(), type.cabins[i].seatMap);
            QVERIFY(read.flaws().empty());
        }
    }

    void keysBlockSeatsMakeExitRowsAndTakeThemBack()
    {
        openType("A321neo");
        QCOMPARE(layout().cabins[1].notation(), QString("7-35:ABC_DEF;x=17,18"));
        // 7A, then a block of 2 x 2 seats.
        keys({Qt::Key_Home});
        keys({Qt::Key_Right, Qt::Key_Up}, Qt::ShiftModifier);
        QCOMPARE(editor()->selectedSeats(), QStringList({"7A", "7B", "8A", "8B"}));
        keys({Qt::Key_B});
        QCOMPARE(layout().cabins[1].notation(), QString("7-35:ABC_DEF;x=17,18;-=7A,7B,8A,8B"));
        QCOMPARE(layout().capacity(), 178);
        QCOMPARE(find<QPushButton>("publishLayout")->text(), QString("Publish 178 seats"));
        QCOMPARE(find<QLineEdit>("notation")->text(), layout().cabins[1].notation());
        // The customer's map shows the same, seat by seat.
        const desktop::SeatChart& seen = find<desktop::SeatMapView>("customerPreview")->chart();
        QCOMPARE(seen.seat(seen.find("8B")).state, desktop::SeatCell::State::Blocked);
        keys({Qt::Key_E});
        QCOMPARE(layout().cabins[1].notation(), QString("7-35:ABC_DEF;x=7,8,17,18;-=7A,7B,8A,8B"));
        QTest::keyClick(page_.get(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(page_.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(layout().cabins[1].notation(), QString("7-35:ABC_DEF;x=17,18"));
        QTest::keyClick(page_.get(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(layout().capacity(), 178);
        QTest::keyClick(page_.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!page_->history().dirty());
    }

    void rowsComeAndGoAndTheirNumbersStayApart()
    {
        openType("A321neo");
        keys({Qt::Key_PageUp, Qt::Key_End, Qt::Key_Plus});
        // Business has a row more; what lies behind has moved back by one.
        QCOMPARE(layout().cabins[0].notation(), QString("1-3:AC_DF"));
        QCOMPARE(layout().cabins[1].notation(), QString("8-36:ABC_DEF;x=18,19"));
        QVERIFY(layout().flaws().empty());
        keys({Qt::Key_Delete});
        QCOMPARE(layout().cabins[0].capacity(), 8);
        while (page_->undo()) {
        }
        QVERIFY(!page_->history().dirty());
    }

    void theMouseSelectsToo()
    {
        openType("A321neo");
        keys({Qt::Key_PageDown, Qt::Key_Home});
        const QPoint first = editor()->cursorBox().center();
        keys({Qt::Key_Right, Qt::Key_Right, Qt::Key_Up});
        const QPoint last = editor()->cursorBox().center();
        QTest::mousePress(editor(), Qt::LeftButton, Qt::NoModifier, first);
        QMouseEvent drag(QEvent::MouseMove, last, editor()->mapToGlobal(last), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(editor(), &drag);
        QTest::mouseRelease(editor(), Qt::LeftButton, Qt::NoModifier, last);
        QCOMPARE(editor()->selectedSeats().size(), 6);
    }

    void fieldsSayWhatIsWrong()
    {
        openType("A321neo");
        find<QListWidget>("cabinList")->setCurrentRow(1);
        const auto type = [](QLineEdit* field, const QString& text) {
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, text);
            QTest::keyClick(field, Qt::Key_Return);
        };
        auto* letters = find<QLineEdit>("letters");
        type(letters, "abc");
        QCOMPARE(layout().cabins[1].notation(), QString("7-35:ABC;x=17,18"));
        type(letters, "FED");
        QVERIFY(find<QWidget>("cabinProblem")->isVisible());
        QCOMPARE(layout().cabins[1].letters(), QString("ABC"));
        type(find<QLineEdit>("exitRows"), "20, 21");
        QCOMPARE(layout().cabins[1].notation(), QString("7-35:ABC;x=20,21"));
        type(find<QLineEdit>("exitRows"), "99");
        QVERIFY(find<QWidget>("cabinProblem")->isVisible());
        type(find<QLineEdit>("notation"), "2-9:AB_CD");
        // Row 2 is business's as well: said in words, and nothing can be published.
        QVERIFY(find<QLabel>("layoutFlaws")->text().contains("Row 2"));
        QVERIFY(!find<QPushButton>("publishLayout")->isEnabled());
        while (page_->undo()) {
        }
        QVERIFY(!page_->history().dirty());
    }

    void aLayoutIsPublishedAndTheOtherClerksIsNotLost()
    {
        openType("ATR 72-600");
        const AircraftRecord before = onServer("ATR 72-600");
        keys({Qt::Key_End, Qt::Key_B});
        auto* publish = find<QPushButton>("publishLayout");
        QTest::keyClick(page_.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(onServer("ATR 72-600").capacity(), before.capacity() - 1);
        QTRY_COMPARE(publish->text(), QString("Published, %1 seats").arg(before.capacity() - 1));

        // The other clerk publishes first.
        EquipmentService other(desk_->parts.client);
        const AircraftRecord theirs = onServer("ATR 72-600");
        SeatLayout layoutOfTheirs = SeatLayout::of(theirs.cabins);
        layoutOfTheirs.setBlocked(0, 0, 'A', true);
        bool answered = false;
        other.revise(theirs, layoutOfTheirs, this,
                     [&](const AircraftRecord* type, const desktop::Problem*) { answered = type != nullptr; });
        QTRY_VERIFY(answered);
        editor()->setFocus();
        keys({Qt::Key_Home, Qt::Key_Right, Qt::Key_B});
        QTest::mouseClick(publish, Qt::LeftButton);
        QTRY_VERIFY(find<QPushButton>("keepMyLayout")->isVisible());
        QVERIFY(find<QLabel>("layoutConflict")->text().contains("ATR 72-600"));
        QTest::mouseClick(find<QPushButton>("keepMyLayout"), Qt::LeftButton);
        QVERIFY(!layout().blocked(0, 0, 'A'));
        QTest::mouseClick(publish, Qt::LeftButton);
        QTRY_COMPARE(onServer("ATR 72-600").version, theirs.version + 2);
    }

    void aNewTypeIsAddedAndNothingBegunIsLost()
    {
        openType("A220-300");
        keys({Qt::Key_Home, Qt::Key_B});
        QTest::mouseClick(find<QPushButton>("newAircraft"), Qt::LeftButton);
        auto* publish = find<QPushButton>("publishLayout");
        QCOMPARE(publish->text(), QString("Give it a name"));
        QTest::keyClicks(find<QLineEdit>("aircraftName"), "E195-E2");
        QCOMPARE(publish->text(), QString("Publish 180 seats"));
        QTest::mouseClick(publish, Qt::LeftButton);
        QTRY_COMPARE(onServer("E195-E2").capacity(), 180);
        QTRY_COMPARE(page_->title(), QString("E195-E2"));
        openType("A220-300");
        QVERIFY(page_->history().dirty());
        QVERIFY(page_->undo());
        QVERIFY(!page_->history().dirty());
    }

    void flightsTakeALayoutByTheirAircraft()
    {
        openType("A321neo");
        QSignalSpy asked(page_.get(), &AdminPage::navigate);
        QTest::mouseClick(find<QPushButton>("applyLayout"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), QString("flights"));
        QCOMPARE(asked[0][1].toMap()["filter"].toString(), QString("A321neo"));
    }
};

NARAE_DESKTOP_MAIN(TestEquipment)
#include "tst_equipment.moc"
