#include "client-customer/art/destination_art.hpp"
#include "client-customer/art/scene.hpp"

#include <QHash>

namespace narae::customer {

namespace {

using Kind = SceneThing::Kind;

// A thing is {kind, x, size, width}. A sun's and a cloud's `size` is its height above the horizon, `width` its own.
SceneThing sun(double x, double y = 0.42)
{
    return {Kind::Sun, x, y, 0.19};
}
SceneThing cloud(double x, double y, double width = 0.42)
{
    return {Kind::Cloud, x, y, width};
}
SceneThing hill(double x, double height, double width)
{
    return {Kind::Hill, x, height, width};
}
SceneThing houses(double x, double height, double width, int seed)
{
    return {Kind::Skyline, x, height, width, false, seed};
}
SceneThing peak(double x, double height, double width, bool snow = false)
{
    return {Kind::Peak, x, height, width, snow};
}
SceneThing landmark(Kind kind, double x, double size, int seed = 1)
{
    return {kind, x, size, 0, false, seed};
}
SceneThing sea()
{
    return {Kind::Sea, 0, 0};
}

QHash<QString, Scene> drawn()
{
    QHash<QString, Scene> scenes;
    const auto place = [&scenes](const QStringList& codes, const std::vector<SceneThing>& things) {
        for (const QString& code : codes)
            scenes.insert(code, {things});
    };
    // Korea.
    place({"CJU"}, {cloud(0.27, 0.6, 0.34),
                    cloud(0.93, 0.66),
                    sun(0.80, 0.44),
                    {Kind::ShieldMountain, 0.52, 0.66, 1.06, true},
                    hill(0.18, 0.13, 0.30),
                    hill(0.70, 0.20, 0.42),
                    hill(0.86, 0.16, 0.36),
                    sea()});
    place({"GMP", "ICN"},
          {cloud(0.2, 0.62), sun(0.86, 0.5), peak(0.30, 0.44, 0.5), peak(0.62, 0.36, 0.5), houses(0.04, 0.34, 0.34, 3),
           landmark(Kind::HillTower, 0.58, 0.76), houses(0.74, 0.42, 0.24, 5), sea()});
    place({"PUS"}, {cloud(0.3, 0.62), sun(0.18, 0.46), hill(0.9, 0.42, 0.5), houses(0.04, 0.3, 0.2, 7),
                    houses(0.78, 0.52, 0.2, 11), landmark(Kind::SuspensionBridge, 0.5, 0.46), sea()});
    place({"CJJ"}, {sun(0.8), cloud(0.3, 0.6), peak(0.35, 0.5, 0.6), hill(0.7, 0.3, 0.6),
                    landmark(Kind::ArchedHall, 0.56, 0.34)});
    place({"KWJ", "MWX"}, {sun(0.22),
                           cloud(0.74, 0.6),
                           {Kind::ShieldMountain, 0.6, 0.5, 0.9},
                           hill(0.2, 0.2, 0.5),
                           landmark(Kind::Pagoda, 0.36, 0.5),
                           houses(0.66, 0.22, 0.2, 4)});
    place({"TAE"}, {sun(0.8), cloud(0.2, 0.62), peak(0.5, 0.5, 0.7), hill(0.2, 0.24, 0.5), houses(0.5, 0.3, 0.3, 9),
                    landmark(Kind::Needle, 0.44, 0.6)});
    place({"RSU"}, {sun(0.76), cloud(0.34, 0.62), hill(0.24, 0.28, 0.44), hill(0.9, 0.34, 0.4),
                    landmark(Kind::SuspensionBridge, 0.56, 0.4), sea(), hill(0.7, 0.08, 0.1)});
    place({"USN", "KPO"},
          {sun(0.5, 0.22), cloud(0.2, 0.55), hill(0.2, 0.2, 0.44), landmark(Kind::Lighthouse, 0.72, 0.6), sea()});
    place({"HIN", "WJU", "KUV", "YNY"},
          {sun(0.82), cloud(0.24, 0.6), peak(0.36, 0.56, 0.6), peak(0.66, 0.42, 0.6), hill(0.2, 0.22, 0.5),
           hill(0.76, 0.26, 0.6), landmark(Kind::Pagoda, 0.52, 0.36)});
    // Japan.
    place({"HND", "NRT"}, {cloud(0.2, 0.56),
                           sun(0.86, 0.46),
                           {Kind::Volcano, 0.36, 0.62, 0.7, true},
                           houses(0.54, 0.3, 0.44, 13),
                           landmark(Kind::LatticeTower, 0.68, 0.74, 2)});
    place({"KIX", "ITM"}, {sun(0.2), cloud(0.76, 0.6), hill(0.8, 0.22, 0.6), houses(0.06, 0.34, 0.3, 17),
                           landmark(Kind::Castle, 0.6, 0.66)});
    place({"FUK"}, {sun(0.8), cloud(0.3, 0.6), hill(0.24, 0.3, 0.5), houses(0.5, 0.3, 0.36, 19),
                    landmark(Kind::Gate, 0.34, 0.44), sea()});
    place({"CTS"}, {cloud(0.2, 0.6),
                    sun(0.84),
                    peak(0.3, 0.5, 0.5, true),
                    {Kind::Volcano, 0.62, 0.6, 0.66, true},
                    hill(0.2, 0.14, 0.5),
                    hill(0.8, 0.18, 0.6)});
    place({"OKA"}, {sun(0.24), cloud(0.72, 0.6), hill(0.8, 0.14, 0.5), landmark(Kind::Gate, 0.66, 0.4), sea(),
                    landmark(Kind::Palms, 0.42, 0.6)});
    place({"NGO"}, {sun(0.82), cloud(0.28, 0.62), peak(0.3, 0.4, 0.6, true), landmark(Kind::Castle, 0.44, 0.56),
                    houses(0.62, 0.44, 0.3, 23)});
    // China, Taiwan, Hong Kong.
    place({"PVG", "SHA"}, {sun(0.22), cloud(0.5, 0.64), houses(0.1, 0.34, 0.3, 29),
                           landmark(Kind::PearlTower, 0.5, 0.78), houses(0.6, 0.62, 0.3, 31), sea()});
    place({"PEK", "PKX"}, {sun(0.82), cloud(0.24, 0.6), peak(0.24, 0.4, 0.5), hill(0.86, 0.26, 0.5),
                           landmark(Kind::ArchedHall, 0.52, 0.54)});
    place({"TPE", "TSA"}, {cloud(0.2, 0.6), sun(0.84), hill(0.2, 0.34, 0.5), hill(0.9, 0.3, 0.4),
                           houses(0.24, 0.26, 0.5, 37), landmark(Kind::SteppedTower, 0.58, 0.78)});
    place({"HKG"}, {cloud(0.24, 0.62), sun(0.86), peak(0.4, 0.5, 0.9), houses(0.2, 0.5, 0.64, 41), sea(),
                    landmark(Kind::Junk, 0.34, 0.3)});
    // South-east Asia and the Pacific.
    place({"BKK", "DMK"}, {sun(0.8), cloud(0.24, 0.6), houses(0.04, 0.24, 0.24, 43), landmark(Kind::Spire, 0.54, 0.7),
                           landmark(Kind::Palms, 0.78, 0.4), sea()});
    place({"SGN", "HAN"}, {sun(0.2), cloud(0.6, 0.6), houses(0.44, 0.44, 0.4, 47), landmark(Kind::Palms, 0.32, 0.5),
                           sea(), landmark(Kind::Junk, 0.7, 0.26)});
    place({"DAD"}, {sun(0.82), cloud(0.3, 0.62), peak(0.2, 0.46, 0.36), peak(0.34, 0.34, 0.3),
                    landmark(Kind::SuspensionBridge, 0.66, 0.34), sea(), landmark(Kind::Palms, 0.46, 0.5)});
    place({"SIN"},
          {sun(0.2), cloud(0.8, 0.6), houses(0.06, 0.5, 0.24, 53), landmark(Kind::ThreeTowers, 0.58, 0.56), sea()});
    place({"CEB", "MNL"}, {sun(0.76), cloud(0.2, 0.6), hill(0.3, 0.24, 0.5), sea(), landmark(Kind::Palms, 0.62, 0.66),
                           landmark(Kind::Junk, 0.34, 0.26)});
    place({"GUM", "SPN"},
          {sun(0.3, 0.3), cloud(0.7, 0.6), hill(0.86, 0.3, 0.4), sea(), landmark(Kind::Palms, 0.52, 0.7)});
    place({"DPS"}, {sun(0.8),
                    cloud(0.2, 0.56),
                    {Kind::Volcano, 0.4, 0.56, 0.6},
                    landmark(Kind::Pagoda, 0.62, 0.56),
                    sea(),
                    landmark(Kind::Palms, 0.82, 0.4)});
    place({"HNL"}, {sun(0.2),
                    cloud(0.8, 0.64),
                    {Kind::ShieldMountain, 0.62, 0.4, 0.7},
                    houses(0.7, 0.26, 0.24, 59),
                    sea(),
                    landmark(Kind::Palms, 0.34, 0.66)});
    // Farther away.
    place({"LAX"}, {sun(0.5, 0.24), cloud(0.2, 0.6), peak(0.7, 0.34, 0.8), houses(0.56, 0.4, 0.26, 61),
                    landmark(Kind::Palms, 0.26, 0.7), landmark(Kind::Palms, 0.4, 0.5)});
    place({"SEA"}, {cloud(0.2, 0.6),
                    sun(0.86),
                    {Kind::Volcano, 0.3, 0.62, 0.6, true},
                    houses(0.52, 0.4, 0.34, 67),
                    landmark(Kind::Needle, 0.56, 0.74),
                    sea()});
    place({"CDG", "ORY"}, {cloud(0.24, 0.62), sun(0.82), hill(0.2, 0.16, 0.6), houses(0.08, 0.2, 0.84, 71),
                           landmark(Kind::LatticeTower, 0.54, 0.8)});
    place({"SYD"}, {sun(0.2), cloud(0.8, 0.62), houses(0.04, 0.4, 0.22, 73),
                    landmark(Kind::SuspensionBridge, 0.34, 0.36), landmark(Kind::Shells, 0.68, 0.42), sea()});
    return scenes;
}

const QHash<QString, Scene>& ours()
{
    static const QHash<QString, Scene> scenes = drawn();
    return scenes;
}

} // namespace

bool hasOwnArt(const QString& airportCode)
{
    return ours().contains(airportCode);
}

const Scene& sceneOf(const QString& airportCode)
{
    static const Scene elsewhere{
        {sun(0.8), cloud(0.26, 0.6), hill(0.3, 0.3, 0.7), hill(0.74, 0.22, 0.6), landmark(Kind::Runway, 0.54, 0.44)}};
    const auto found = ours().constFind(airportCode);
    return found == ours().constEnd() ? elsewhere : *found;
}

} // namespace narae::customer
