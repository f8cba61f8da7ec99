// SPDX-License-Identifier: GPL-3.0-or-later
// In every window, wherever Tab leads: where the keys are is seen. What is painted of a control and
// around it is compared with what is painted while nothing has the keys.
#include "pixel_difference.h"
#include "program/appearance.h"
#include "screen_reader.h"
#include "window_walk.h"

#include <QStyle>

namespace {

/// The looks of the program, before there is a window.
struct Looks {
    explicit Looks(const char* theme) { console::applyTheme(*qApp, QLatin1String(theme)); }
    ~Looks()
    {
        QApplication::setStyle(QStringLiteral("fusion"));
        QApplication::setPalette(QPalette());
    }
    Q_DISABLE_COPY_MOVE(Looks)
};

QImage pictureAround(QWidget& window, const QWidget& widget)
{
    constexpr int ringOutside = 4;
    const QRect there(widget.mapTo(&window, QPoint()), widget.size());
    const QRect around = there.adjusted(-ringOutside, -ringOutside, ringOutside, ringOutside)
                             .intersected(window.rect());
    QImage image(around.size(), QImage::Format_RGB32);
    image.fill(window.palette().color(QPalette::Window));
    window.render(&image, QPoint(), around);
    return image;
}

/// Some of it: none of what it is in has scrolled it away.
bool isPartlyInSight(const QWidget& widget)
{
    QRect shown = widget.rect();
    for (const QWidget* each = &widget; !each->isWindow(); each = each->parentWidget())
        shown = shown.translated(each->pos()).intersected(each->parentWidget()->rect());
    return !shown.isEmpty();
}

class FocusWalk : private Looks, public test_support::WindowWalk {
protected:
    explicit FocusWalk(const char* theme = "light")
        : Looks(theme)
    {
    }

    void look(QWidget& window) override
    {
        if (window.windowType() == Qt::Popup)
            return; // never active here
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        const QList<QWidget*> stops = test_support::roundOfTab(window);
        window.setAttribute(Qt::WA_KeyboardFocusChange); // as after Tab
        for (QWidget* stop : stops)
            lookAtStop(window, *stop);
    }

    void lookAtStop(QWidget& window, QWidget& stop)
    {
        const QString name = QLatin1String(window.metaObject()->className()) + u' '
            + test_support::screen_reader::shortName(stop);
        if (!stop.isVisible() || !m_known.insert(name).second)
            return;
        stop.setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
        ASSERT_TRUE(stop.hasFocus()) << name.toStdString();
        EXPECT_TRUE(isPartlyInSight(stop)) << name.toStdString() << " is out of sight";
        const QImage with = pictureAround(window, stop);
        stop.clearFocus();
        const QImage without = pictureAround(window, stop);
        const auto difference = test_support::differenceOf(without, with);
        EXPECT_GE(difference.strong, test_support::leastRing)
            << "of " << difference.all << ": nobody sees that " << name.toStdString()
            << " has the keys";
    }

    std::set<QString> m_known;
};

TEST_F(FocusWalk, whereTheKeysAreIsSeen)
{
    walkAll({1500, 900}, 1100);
    EXPECT_GT(m_known.size(), 100);
}

} // namespace
