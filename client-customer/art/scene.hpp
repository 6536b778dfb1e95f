#pragma once

#include <QString>
#include <vector>

namespace narae::customer {

/// One thing in a picture of a place. `x` is a share of the picture's width; `size` a share of its height, `width` of
/// its width.
struct SceneThing {
    enum class Kind {
        // Land and weather.
        Sun,
        Cloud,
        ShieldMountain, ///< wide and soft, a crater on top: Hallasan
        Volcano,        ///< steep with hollow flanks: Fuji
        Peak,           ///< sharp
        Hill,
        Sea,
        Skyline, ///< many houses, from x over `width`
        // What one knows a place by.
        HillTower,
        LatticeTower,
        SteppedTower,
        PearlTower,
        Needle,
        SuspensionBridge,
        Lighthouse,
        Pagoda,
        Gate,
        Castle,
        Spire,
        ArchedHall,
        Shells,
        Palms,
        Junk,
        ThreeTowers,
        Runway,
    };
    Kind kind;
    double x;
    double size;
    double width = 0;
    bool snow = false;
    int seed = 1; ///< which of the skylines
};

/// What is painted for a place, from the back to the front.
struct Scene {
    std::vector<SceneThing> things;
};

/// A place's picture; the fallback when it has none of its own.
const Scene& sceneOf(const QString& airportCode);

} // namespace narae::customer
