#pragma once

#include <QString>
#include <QWidget>

namespace narae::customer {

class DestinationPictures;

/// What the search lies on: the picture of where one wants to go, fading into the page, with a plane on its way there.
class SearchPaper : public QWidget {
    Q_OBJECT

public:
    explicit SearchPaper(DestinationPictures& pictures, QWidget* parent = nullptr);
    void showPlace(const QString& airport);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DestinationPictures& pictures_;
    QString airport_;
};

} // namespace narae::customer
