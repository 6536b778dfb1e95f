#include "common/desktop/look/style_sheet.hpp"

#include "common/desktop/look/theme.hpp"

#include <QRegularExpression>

namespace narae::desktop {

namespace {

/// The sheet, with colours by the names of their roles: @Accent.
const char* const kSheet = R"(
QToolTip { background: @Ink; color: @Paper; border: 0; padding: 6px 10px; }
QLabel { background: transparent; }
QLabel[ink="muted"] { color: @Muted; }
QLabel[ink="accent"] { color: @Accent; }
QLabel[ink="success"] { color: @Success; }
QLabel[ink="warning"] { color: @Warning; }
QLabel[ink="danger"] { color: @Danger; }
QLabel[ink="onAccent"] { color: @OnAccent; }

QFrame[card="true"] { background: @Surface; border: 1px solid @Line; border-radius: 10px; }
QFrame[card="warning"] { background: @Surface; border: 1px solid @Warning; border-radius: 10px; }
QFrame[card="soft"] { background: @AccentSoft; border: 0; border-radius: 8px; }
QFrame[rule="true"] { background: @Line; border: 0; min-height: 1px; max-height: 1px; }
QWidget[bar="top"] { background: @Surface; border-bottom: 1px solid @Line; }
QWidget[bar="rail"] { background: @Surface; border-right: 1px solid @Line; }
QWidget[bar="status"] { background: @Surface; border-top: 1px solid @Line; }
QWidget[bar="panel"] { background: @Surface; border-left: 1px solid @Line; }

QPushButton { background: @Surface; color: @Ink; border: 1px solid @Line; border-radius: 8px; padding: 0 20px; }
QPushButton:hover { background: @Hover; }
QPushButton:pressed { background: @Sunk; }
QPushButton:disabled { background: @Sunk; color: @Muted; border-color: transparent; }
QPushButton[kind="primary"] { background: @Accent; color: @OnAccent; border: 0; }
QPushButton[kind="primary"]:hover { background: @AccentHover; }
QPushButton[kind="primary"]:pressed { background: @AccentPressed; }
QPushButton[kind="primary"]:disabled { background: @Sunk; color: @Muted; }
QPushButton[kind="quiet"] { background: transparent; color: @Accent; border: 0; }
QPushButton[kind="quiet"]:hover { background: @AccentSoft; }
QPushButton[kind="quiet"]:pressed { background: @AccentSoft; color: @AccentPressed; }
QPushButton[kind="quiet"]:disabled { background: transparent; color: @Muted; }
QPushButton[kind="danger"] { color: @Danger; }
QPushButton[kind="danger"]:hover { background: @DangerSoft; }
QPushButton[kind="danger"]:pressed { background: @DangerSoft; border-color: @Danger; }
QPushButton[kind="danger"]:disabled { background: @Sunk; color: @Muted; border-color: transparent; }
QPushButton[kind="dangerFilled"] { background: @Danger; color: @Surface; border: 0; }
QPushButton[kind="dangerFilled"]:disabled { background: @Sunk; color: @Muted; }
QPushButton[kind="warning"] { background: transparent; color: @Warning; border: 1px solid @Warning; }
QPushButton[kind="filter"] { color: @Muted; border-radius: 15px; padding: 0 14px; }
QPushButton[kind="filter"]:checked { background: @AccentSoft; color: @Accent; border-color: @Accent; }
QPushButton[kind="filter"][sizing="compact"] { border-radius: 13px; padding: 0 12px; }
QPushButton[kind="link"] { background: transparent; color: @Accent; border: 0; padding: 0; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: @Muted; }
QPushButton[sizing="large"] { border-radius: 10px; padding: 0 24px; }
QPushButton[sizing="compact"] { border-radius: 6px; padding: 0 12px; }
QPushButton[sizing="icon"] { border-radius: 8px; padding: 0; border: 0; background: transparent; }
QPushButton[sizing="icon"]:hover { background: @Hover; }

QLineEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QPlainTextEdit, QTextEdit {
    background: @Surface; color: @Ink; border: 1px solid @Field; border-radius: 8px; padding: 0 11px;
    selection-background-color: @Accent; selection-color: @OnAccent; }
QLineEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit { min-height: 42px; }
QPlainTextEdit, QTextEdit { padding: 8px 11px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus,
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @Accent; padding: 0 10px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 7px 10px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QSpinBox[wrong="true"], QDateEdit[wrong="true"] {
    border: 2px solid @Danger; padding: 0 10px; }
QLineEdit[changed="true"] { border: 2px solid @Accent; padding: 0 10px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled { background: @Sunk; color: @Muted;
    border-color: @Line; }
QLineEdit[sizing="compact"], QComboBox[sizing="compact"], QSpinBox[sizing="compact"], QDateEdit[sizing="compact"],
QTimeEdit[sizing="compact"], QDateTimeEdit[sizing="compact"] { min-height: 26px; border-radius: 6px; padding: 0 8px; }
QLineEdit[sizing="bar"] { min-height: 30px; }
QLineEdit[bare="true"] { background: transparent; border: 0; padding: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/common/desktop/look/icons/@Scheme/chevron-down.svg);
    width: 14px; height: 14px; }
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button, QDateTimeEdit::up-button,
QDateTimeEdit::down-button { border: 0; width: 20px; background: transparent; }
QSpinBox::up-arrow, QTimeEdit::up-arrow, QDateTimeEdit::up-arrow {
    image: url(:/common/desktop/look/icons/@Scheme/chevron-up.svg); width: 12px; height: 12px; }
QSpinBox::down-arrow, QTimeEdit::down-arrow, QDateTimeEdit::down-arrow {
    image: url(:/common/desktop/look/icons/@Scheme/chevron-down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @Surface; color: @Ink; border: 1px solid @Line; outline: 0;
    selection-background-color: @AccentSoft; selection-color: @Accent; }

QCheckBox, QRadioButton { spacing: 10px; background: transparent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @Field; border-radius: 4px; background: @Surface; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate { background: @Accent; border-color: @Accent; }
QCheckBox::indicator:checked { image: url(:/common/desktop/look/icons/@Scheme/tick-on-accent.svg); }
QRadioButton::indicator { width: 16px; height: 16px; border: 2px solid @Field; border-radius: 10px;
    background: @Surface; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 6px solid @Accent; background: @Surface; }

QTableView, QListView, QTreeView { background: @Surface; color: @Ink; border: 0; outline: 0; gridline-color: @Sunk;
    selection-background-color: @AccentSoft; selection-color: @Ink; }
QTableView::item, QListView::item { border: 0; padding: 0 8px; }
QTableView::item:hover, QListView::item:hover { background: @Hover; }
QTableView::item:selected, QListView::item:selected { background: @AccentSoft; color: @Ink; }
QHeaderView { background: @Surface; border: 0; }
QHeaderView::section { background: @Surface; color: @Muted; border: 0; border-bottom: 1px solid @Line; padding: 0 8px;
    font-size: 12px; font-weight: bold; }
QHeaderView::section:first { padding-left: 16px; }
QHeaderView::section:last { padding-right: 16px; }
QTableCornerButton::section { background: @Surface; border: 0; }

QScrollArea, QAbstractScrollArea { border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @Strong; border-radius: 3px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: @Field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: @Surface; color: @Ink; border: 1px solid @Line; padding: 6px; }
QMenu::item { padding: 8px 16px; border-radius: 6px; }
QMenu::item:selected { background: @AccentSoft; color: @Accent; }
QMenu::separator { height: 1px; background: @Line; margin: 6px 8px; }
QProgressBar { background: @Sunk; border: 0; border-radius: 6px; min-height: 12px; max-height: 12px; }
QProgressBar::chunk { background: @Accent; border-radius: 6px; }
QDialog { background: @Surface; }
QCalendarWidget QWidget { alternate-background-color: @Sunk; }
)";

constexpr std::pair<const char*, Role> kNames[]{
    {"AccentPressed", Role::AccentPressed},
    {"AccentHover", Role::AccentHover},
    {"AccentSoft", Role::AccentSoft},
    {"OnAccent", Role::OnAccent},
    {"Accent", Role::Accent},
    {"SuccessSoft", Role::SuccessSoft},
    {"Success", Role::Success},
    {"WarningSoft", Role::WarningSoft},
    {"Warning", Role::Warning},
    {"DangerSoft", Role::DangerSoft},
    {"Danger", Role::Danger},
    {"Paper", Role::Paper},
    {"Surface", Role::Surface},
    {"Line", Role::Line},
    {"Ink", Role::Ink},
    {"Muted", Role::Muted},
    {"Sunk", Role::Sunk},
    {"Strong", Role::Strong},
    {"Field", Role::Field},
    {"Hover", Role::Hover},
};

} // namespace

QString styleSheet(bool dark)
{
    QString sheet = QString::fromUtf8(kSheet);
    sheet.replace("@Scheme", dark ? "dark" : "light");
    for (const auto& [name, role] : kNames)
        sheet.replace(QRegularExpression(QString("@%1\\b").arg(name)), Theme::colour(role, dark).name());
    return sheet;
}

} // namespace narae::desktop
