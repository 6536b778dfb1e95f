#pragma once

#include <QWidget>
#include <array>

namespace narae::desktop {
class IconButton;
class Parts;
class Segmented;
} // namespace narae::desktop

namespace narae::customer {

class AccountButton;
class Logo;
class NavButton;

/// The bar at the top of the customer app: the three places, language, palette, account.
class TopBar : public QWidget {
    Q_OBJECT

public:
    enum class Place { Book, Trips, History, None };

    explicit TopBar(desktop::Parts& parts, QWidget* parent = nullptr);
    void show(Place place);

Q_SIGNALS:
    void placePicked(TopBar::Place place);
    void logInWanted();
    void accountWanted();
    void logOutWanted();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void showScheme();
    void openMenu();

    desktop::Parts& parts_;
    Logo* logo_;
    std::array<NavButton*, 3> places_{};
    desktop::Segmented* language_;
    desktop::IconButton* scheme_;
    AccountButton* account_;
};

} // namespace narae::customer
