#include "client-admin/forms/fare_fields.hpp"

#include "client-admin/airline/entry.hpp"
#include "client-admin/airline/words.hpp"
#include "client-admin/forms/field_marks.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <algorithm>

namespace narae::admin {

using desktop::TextLabel;

FareFields::FareFields(QString prefix, QWidget* parent)
    : QWidget(parent), prefix_(std::move(prefix)), column_(new QVBoxLayout(this))
{
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(8);
}

void FareFields::setCabins(const QStringList& cabins)
{
    if (cabins == this->cabins()) return;
    for (const Field& field : fields_) {
        typed_[field.cabin] = field.edit->text();
        delete field.row;
    }
    fields_.clear();
    for (const QString& cabin : cabins) {
        auto* row = new QWidget(this);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(12);
        auto* label = (new TextLabel(desktop::Type::Caption, TextLabel::InkOf::Muted, row))->wrapped();
        auto* edit = new QLineEdit(typed_.value(cabin), row);
        edit->setProperty("sizing", "compact");
        edit->setObjectName(prefix_ + cabin.left(1).toUpper() + cabin.mid(1));
        edit->setPlaceholderText(placeholder_);
        label->setBuddy(edit);
        line->addWidget(label, 4);
        line->addWidget(edit, 6);
        column_->addWidget(row);
        row->show(); // a layout would show it later, after whoever asked for it has looked
        fields_.push_back({cabin, label, edit, row});
        connect(edit, &QLineEdit::textChanged, this, [this, edit, cabin] {
            markWrong(edit, !edit->text().isEmpty() && !fare(cabin));
            Q_EMIT changed();
        });
    }
    retranslate();
    // Fields that come later are reached in their order all the same.
    for (std::size_t i = 1; i < fields_.size(); ++i)
        setTabOrder(fields_[i - 1].edit, fields_[i].edit);
}

QStringList FareFields::cabins() const
{
    QStringList cabins;
    for (const Field& field : fields_)
        cabins << field.cabin;
    return cabins;
}

void FareFields::setFare(const QString& cabin, Money price)
{
    currency_ = price.currency();
    typed_[cabin] = desktop::formats::money(price);
    if (QLineEdit* edit = field(cabin)) edit->setText(typed_[cabin]);
}

QLineEdit* FareFields::field(const QString& cabin) const
{
    const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const Field& it) { return it.cabin == cabin; });
    return found == fields_.end() ? nullptr : found->edit;
}

std::optional<Money> FareFields::fare(const QString& cabin) const
{
    const QLineEdit* edit = field(cabin);
    if (!edit) return std::nullopt;
    const auto price = entry::money(edit->text(), currency_);
    if (!price || price->isZero()) return std::nullopt;
    return price;
}

std::optional<std::vector<std::pair<QString, Money>>> FareFields::fares() const
{
    std::vector<std::pair<QString, Money>> fares;
    for (const Field& field : fields_) {
        const auto price = fare(field.cabin);
        if (!price) return std::nullopt;
        fares.emplace_back(field.cabin, *price);
    }
    return fares;
}

void FareFields::setPlaceholder(const QString& text)
{
    placeholder_ = text;
    for (const Field& field : fields_)
        field.edit->setPlaceholderText(text);
}

void FareFields::retranslate()
{
    for (const Field& field : fields_) {
        field.label->setText(words::cabinFare(field.cabin));
        field.edit->setAccessibleName(field.label->text());
    }
}

} // namespace narae::admin
