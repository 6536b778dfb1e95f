#include "client-admin/equipment/equipment_page.hpp"

#include "client-admin/airline/words.hpp"

#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>

/// EquipmentPage as one of the app's places: how it is entered, reached, commanded and spoken.
namespace narae::admin {

QString EquipmentPage::title() const
{
    if (isNew() && history_.now().cabins.empty()) return tr("Aircraft & seats");
    return isNew() ? tr("New aircraft") : base_.name;
}

QString EquipmentPage::subtitle() const
{
    if (isNew()) return history_.now().cabins.empty() ? QString() : tr("Draft");
    return history_.dirty() ? tr("Version %1 · draft").arg(base_.version + 1) : tr("Version %1").arg(base_.version);
}

void EquipmentPage::entered()
{
    entered_ = true;
    connectivityChanged();
    read();
    editor_->setFocus(Qt::OtherFocusReason);
}

void EquipmentPage::refresh()
{
    read();
}

void EquipmentPage::goTo(const QVariantMap& where)
{
    if (where["action"].toString() == "new") {
        beginNew();
        return;
    }
    wanted_ = where["aircraft"].toString();
    for (std::size_t i = 0; i < types_.size(); ++i)
        if (types_[i].name == wanted_) {
            wanted_.clear();
            list_->setCurrentRow(static_cast<int>(i));
            return;
        }
}

std::vector<std::pair<QString, QString>> EquipmentPage::keys() const
{
    return {{tr("Shift+arrows"), tr("select seats")},
            {"B", tr("block seats, or free them")},
            {"E", tr("make exit rows, or usual ones")},
            {"+", tr("add a row behind")},
            {tr("Delete"), tr("take rows out")},
            {tr("Page Up, Page Down"), tr("another cabin")},
            {"Ctrl+Z, Ctrl+Y", tr("take back, bring back")},
            {"Ctrl+S", tr("publish the layout")}};
}

std::vector<Command> EquipmentPage::commandsFor(const QString&)
{
    std::vector<Command> commands{{"equipment.new", "seat", tr("New aircraft"), tr("Aircraft"), {}, [this] {
                                       Q_EMIT navigate("equipment", {{"action", "new"}});
                                   }}};
    for (const AircraftRecord& type : types_)
        commands.push_back({"equipment.open." + type.name,
                            "seat",
                            tr("Edit seats of %1").arg(type.name),
                            tr("Aircraft"),
                            {},
                            [this, name = type.name] {
                                Q_EMIT navigate("equipment", {{"aircraft", name}});
                            }});
    return commands;
}

void EquipmentPage::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo)) {
        history_.undo();
        return;
    }
    const bool again =
        event->matches(QKeySequence::Redo) || (event->key() == Qt::Key_Y && event->modifiers() & Qt::ControlModifier);
    if (again) {
        history_.redo();
        return;
    }
    if (event->matches(QKeySequence::Save)) {
        publish();
        return;
    }
    AdminPage::keyPressEvent(event);
}

bool EquipmentPage::eventFilter(QObject* watched, QEvent* event)
{
    // As high as its lines: a layout would keep room for those of a narrow window.
    if (watched == preview_ && event->type() == QEvent::Resize)
        legend_->setFixedHeight(legend_->heightForWidth(preview_->width()));
    if (watched == editor_ && event->type() == QEvent::Resize)
        scroll_->setMinimumHeight(editor_->height() + scroll_->horizontalScrollBar()->sizeHint().height());
    return AdminPage::eventFilter(watched, event);
}

void EquipmentPage::retranslate()
{
    typesTitle_->setText(tr("Aircraft"));
    list_->setAccessibleName(tr("Aircraft"));
    new_->setText(tr("Add"));
    new_->setAccessibleName(tr("New aircraft"));
    nameLabel_->setText(tr("Name"));
    name_->setAccessibleName(nameLabel_->text());
    block_->setText(tr("Block"));
    block_->setToolTip(tr("Block the selected seats, or free them (B)"));
    exit_->setText(tr("Exit row"));
    exit_->setToolTip(tr("Make the selected rows exit rows, or usual ones (E)"));
    addRow_->setText(tr("Row"));
    addRow_->setAccessibleName(tr("Add a row"));
    addRow_->setToolTip(tr("Add a row behind the selected ones (+)"));
    removeRow_->setText(tr("Row"));
    removeRow_->setAccessibleName(tr("Take rows out"));
    removeRow_->setToolTip(tr("Take the selected rows out (Delete)"));
    undo_->setText(tr("Undo"));
    redo_->setText(tr("Redo"));
    takeTheirs_->setText(tr("Take theirs"));
    keepMine_->setText(tr("Go on with mine"));
    hint_->setText(tr("Drag to select · Shift+arrows from the keyboard · B blocks, E marks an exit row"));
    editor_->setAccessibleName(tr("Seats of the aircraft"));
    previewTitle_->setText(tr("What a customer sees"));
    preview_->setToolTip(tr("drawn from this draft"));
    preview_->setAccessibleName(previewTitle_->text());
    banner_->setWhat(tr("The layout can be edited; publishing waits for the server."));
    if (!types_.empty()) showTypes(types_);
    judge();
    Q_EMIT titleChanged();
}

void EquipmentPage::changeEvent(QEvent* event)
{
    AdminPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        preview_->setChart(history_.now().chart(words::cabin));
        retranslate();
    }
}

} // namespace narae::admin
