// What InsightsPage does when told to: files, and the commands of the command box.
#include "client-admin/insights/insight_card.hpp"
#include "client-admin/insights/insights_page.hpp"

#include <QBuffer>
#include <QMenu>
#include <QSaveFile>

namespace narae::admin {

namespace {

QString fileName(ChartId chart)
{
    switch (chart) {
    case ChartId::Load: return "load-factor";
    case ChartId::Revenue: return "revenue";
    case ChartId::Curve: return "booking-curve";
    case ChartId::Cancellations: return "cancellations";
    }
    return {};
}

QByteArray pngOf(const QPixmap& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

} // namespace

void InsightsPage::fillMenu(QMenu& menu, bool pictures)
{
    if (pictures) {
        menu.addAction(tr("All four charts"), this, &InsightsPage::saveAllPictures)->setObjectName("saveAll");
        menu.addSeparator();
    }
    for (const ChartId chart : kCharts) {
        QAction* action = menu.addAction(card(chart).message(), this,
                                         [this, chart, pictures] { pictures ? savePicture(chart) : saveCsv(chart); });
        action->setObjectName("save-" + fileName(chart));
        action->setEnabled(card(chart).hasNumbers());
    }
}

void InsightsPage::saveCsv(ChartId chart)
{
    askFile_(fileName(chart) + ".csv", "CSV (*.csv)",
             [this, chart](const QString& file) { write(file, card(chart).csv()); });
}

void InsightsPage::savePicture(ChartId chart)
{
    askFile_(fileName(chart) + ".png", "PNG (*.png)",
             [this, chart](const QString& file) { write(file, pngOf(card(chart).picture())); });
}

void InsightsPage::saveAllPictures()
{
    askFile_("insights.png", "PNG (*.png)", [this](const QString& file) {
        QPixmap picture(charts_->size() * 2);
        picture.setDevicePixelRatio(2);
        picture.fill(desktop::Theme::of(desktop::Role::Paper));
        charts_->render(&picture, {}, {}, QWidget::DrawChildren);
        write(file, pngOf(picture));
    });
}

void InsightsPage::write(const QString& file, const QByteArray& bytes)
{
    QSaveFile out(file);
    const bool written = out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
    Q_EMIT toast(written ? tr("Saved as %1.").arg(file) : tr("The file cannot be written: %1").arg(out.errorString()));
}

std::vector<std::pair<QString, QString>> InsightsPage::keys() const
{
    return {{QString::fromUtf8("← →"), tr("read the chart value by value")},
            {"Enter", tr("go to the flights or purchases behind a value")}};
}

std::vector<Command> InsightsPage::commandsFor(const QString&)
{
    const auto lead = [this](const QVariantMap& where) {
        return [this, where] { Q_EMIT navigate("insights", where); };
    };
    const QString kind = tr("Insights");
    std::vector<Command> commands{
        {"insights.week", "chart", tr("Insights of 7 days"), kind, {}, lead({{"period", "week"}})},
        {"insights.month", "chart", tr("Insights of 30 days"), kind, {}, lead({{"period", "month"}})},
        {"insights.quarter", "chart", tr("Insights of a quarter"), kind, {}, lead({{"period", "quarter"}})},
        {"insights.year", "chart", tr("Insights of a year"), kind, {}, lead({{"period", "year"}})},
        {"insights.departed",
         "chart",
         tr("Insights of flights that have departed"),
         kind,
         {},
         lead({{"departed", true}})},
        {"insights.coming", "chart", tr("Insights of flights to come"), kind, {}, lead({{"departed", false}})},
        {"insights.domestic", "filter", tr("Insights of domestic routes"), kind, {}, lead({{"market", "domestic"}})},
        {"insights.international",
         "filter",
         tr("Insights of international routes"),
         kind,
         {},
         lead({{"market", "international"}})},
    };
    for (const ChartId chart : kCharts) {
        if (!card(chart).hasNumbers()) continue;
        const QString message = card(chart).message();
        commands.push_back({"insights.png." + fileName(chart),
                            "download",
                            tr("Save as a picture: %1").arg(message),
                            kind,
                            {},
                            [this, chart] { savePicture(chart); },
                            "PNG"});
        commands.push_back({"insights.csv." + fileName(chart),
                            "download",
                            tr("Save as CSV: %1").arg(message),
                            kind,
                            {},
                            [this, chart] { saveCsv(chart); },
                            "CSV"});
    }
    return commands;
}

} // namespace narae::admin
