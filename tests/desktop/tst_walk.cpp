#include <QTest>

#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/desktop_main.hpp"
#include "tests/desktop/walk.hpp"

#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace narae;
using namespace narae::desktop;
namespace walk = narae::testing::walk;

/// Each look over a window sees what it is for, on a window made wrong by one thing, and nothing on the one made right.
class TestWalk : public QObject {
    Q_OBJECT

    std::unique_ptr<QWidget> window_;
    QVBoxLayout* column_ = nullptr;
    TextLabel* label_ = nullptr;
    Button* first_ = nullptr;
    Button* second_ = nullptr;
    QListWidget* list_ = nullptr;

    void show()
    {
        window_->show();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    }

    /// Whether one line of them tells of this and that.
    static bool tells(const QStringList& lines, const QString& of, const QString& what)
    {
        return std::any_of(lines.begin(), lines.end(),
                           [&](const QString& line) { return line.contains(of) && line.contains(what); });
    }

private slots:
    void init()
    {
        window_ = std::make_unique<QWidget>();
        window_->resize(400, 500);
        column_ = new QVBoxLayout(window_.get());
        label_ = new TextLabel(Type::Body);
        label_->setText("Where to?");
        first_ = new Button("Search flights", Button::Kind::Primary);
        first_->setObjectName("search");
        second_ = new Button("Forget it", Button::Kind::Secondary);
        second_->setObjectName("forget");
        list_ = new QListWidget;
        list_->setObjectName("list");
        list_->setAccessibleName("Flights");
        list_->setTabKeyNavigation(false);
        list_->addItem("NR 1207 to Jeju");
        for (QWidget* widget : std::initializer_list<QWidget*>{label_, first_, second_, list_})
            column_->addWidget(widget);
    }
    void cleanup() { window_.reset(); }

    void nothingIsWrongWithTheRightWindow()
    {
        show();
        const QStringList wrong = walk::namesMissing(*window_) + walk::tabTroubles(*window_) +
                                  walk::cutTexts(*window_) + walk::faintTexts(*window_) +
                                  walk::smallTargets(*window_, 44);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void whatHasNoNameIsSeen()
    {
        second_->setObjectName({});
        auto* field = new QLineEdit;
        field->setObjectName("phone");
        column_->addWidget(field);
        list_->addItem(QString());
        show();
        const QStringList wrong = walk::namesMissing(*window_);
        QVERIFY2(tells(wrong, "Forget it", "no object name"), qPrintable(wrong.join('\n')));
        QVERIFY2(tells(wrong, "phone", "called nothing"), qPrintable(wrong.join('\n')));
        QVERIFY2(tells(wrong, "list", "row 1 says nothing"), qPrintable(wrong.join('\n')));
        QCOMPARE(wrong.size(), 3);
    }

    void aWrongOrderOfTabsIsSeen()
    {
        QWidget::setTabOrder(second_, first_);
        QWidget::setTabOrder(first_, list_);
        show();
        const QStringList wrong = walk::tabTroubles(*window_);
        QVERIFY2(tells(wrong, "from Button forget", "back"), qPrintable(wrong.join('\n')));
    }

    void whatCatchesTabIsSeen()
    {
        auto* text = new QPlainTextEdit;
        text->setObjectName("notes");
        column_->addWidget(text);
        show();
        const QStringList wrong = walk::tabTroubles(*window_);
        QVERIFY2(tells(wrong, "notes", "does not leave"), qPrintable(wrong.join('\n')));
    }

    void whatTabPassesByIsSeen()
    {
        class Passed : public QWidget {
        public:
            using QWidget::QWidget;

        protected:
            bool focusNextPrevChild(bool) override
            {
                // Back to the first, whatever comes next.
                window()->findChild<QWidget*>("search")->setFocus(Qt::TabFocusReason);
                return true;
            }
        };
        auto* passing = new Passed;
        passing->setFocusPolicy(Qt::StrongFocus);
        passing->setFixedHeight(44);
        column_->insertWidget(2, passing);
        QWidget::setTabOrder(first_, passing);
        QWidget::setTabOrder(passing, second_);
        show();
        const QStringList wrong = walk::tabTroubles(*window_);
        QVERIFY2(tells(wrong, "Forget it", "does not come to"), qPrintable(wrong.join('\n')));
    }

    void wordsThatAreCutAreSeen()
    {
        label_->setFixedWidth(30);
        first_->setFixedWidth(60);
        auto* wrapped = (new TextLabel(Type::Body))->wrapped();
        wrapped->setText("What you typed is still here, and the server is asked again by itself in a moment.");
        wrapped->setFixedSize(150, 20);
        auto* outside = new TextLabel(Type::Body, window_.get());
        outside->setText("Half of it is outside");
        outside->move(380, 300);
        column_->addWidget(wrapped);
        show();
        const QStringList wrong = walk::cutTexts(*window_);
        QVERIFY2(tells(wrong, "Where to?", "needs"), qPrintable(wrong.join('\n')));
        QVERIFY2(tells(wrong, "Search flights", "needs"), qPrintable(wrong.join('\n')));
        QVERIFY2(tells(wrong, "What you typed", "height"), qPrintable(wrong.join('\n')));
        QVERIFY2(tells(wrong, "Half of it", "outside"), qPrintable(wrong.join('\n')));
        label_->setToolTip(label_->text());
        QVERIFY(!tells(walk::cutTexts(*window_), "Where to?", "needs"));
    }

    void whatIsTooWideToBeScrolledToIsSeen()
    {
        auto* area = new QScrollArea;
        area->setObjectName("tiles");
        area->setWidgetResizable(true);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        auto* inside = new QWidget;
        area->setWidget(inside);
        column_->addWidget(area);
        show();
        QVERIFY(walk::cutAside(*window_).isEmpty());
        inside->setMinimumWidth(600);
        QVERIFY(walk::settle(*window_));
        QVERIFY(tells(walk::cutAside(*window_), "tiles", "of its width"));
    }

    void faintWordsAreSeen()
    {
        label_->setStyleSheet("color: #A8B0BA");
        list_->item(0)->setForeground(QColor("#C0C4C8"));
        show();
        const QStringList wrong = walk::faintTexts(*window_);
        QVERIFY2(tells(wrong, "Where to?", "to 1"), qPrintable(wrong.join('\n')));
        QVERIFY2(tells(wrong, "NR 1207", "to 1"), qPrintable(wrong.join('\n')));
        QCOMPARE(wrong.size(), 2);
    }

    void smallTargetsAreSeen()
    {
        auto* small = new Button("Tiny", Button::Kind::Secondary, Button::Size::Compact);
        small->setObjectName("tiny");
        column_->addWidget(small);
        show();
        const QStringList wrong = walk::smallTargets(*window_, 44);
        QVERIFY2(tells(wrong, "Tiny", "28 pixels"), qPrintable(wrong.join('\n')));
        QCOMPARE(wrong.size(), 1);
    }
};

NARAE_DESKTOP_MAIN(TestWalk)
#include "tst_walk.moc"
