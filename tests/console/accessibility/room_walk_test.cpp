// SPDX-License-Identifier: GPL-3.0-or-later
// In every window, in both languages: no word is cut off, and no window is larger than the screen.
// How large a letter is there says QT_SCALE_FACTOR, with which this is run for each scale.
#include "language_scope.h"
#include "program/appearance.h"
#include "room.h"
#include "window_walk.h"

#include "deploy/widgets/windows/screen_fit.h"

#include <QDialogButtonBox>
#include <QScreen>

namespace {

/// The language and the looks of the program, before there is a window.
class Speaking {
public:
    explicit Speaking(const std::string& language)
    {
        console::applyTheme(*qApp, QStringLiteral("light"));
        console::applyLanguage(*qApp, QString::fromStdString(language));
        console::applyFontSize(*qApp, {});
    }
    ~Speaking()
    {
        QApplication::setStyle(QStringLiteral("fusion"));
        QApplication::setPalette(QPalette());
        QApplication::setFont(m_font);
    }
    Q_DISABLE_COPY_MOVE(Speaking)

private:
    const QFont m_font = QApplication::font();
    const test_support::LanguageScope m_scope;
};

class RoomWalk : public testing::WithParamInterface<const char*>,
                 private Speaking,
                 public test_support::WindowWalk {
protected:
    RoomWalk()
        : Speaking(GetParam())
    {
    }

    void look(QWidget& window) override
    {
        test_support::expectRoomForAllWords(window);
        const QRect desk = window.screen()->availableGeometry();
        const QRect frame = window.frameGeometry();
        EXPECT_TRUE(desk.contains(frame))
            << "reaches beyond the screen: " << frame.width() << 'x' << frame.height() << " at "
            << frame.x() << ',' << frame.y() << widestPartsOf(window);
        for (const QDialogButtonBox* each : window.findChildren<QDialogButtonBox*>())
            EXPECT_TRUE(!each->isVisible() || isInSight(*each)) << "has to scroll to its buttons";
    }

    /// What keeps it from being narrower.
    static std::string widestPartsOf(const QWidget& window)
    {
        std::string parts;
        const QWidget* part = &window;
        while (part != nullptr) {
            parts += std::string("\n  ") + part->metaObject()->className() + ' '
                + part->objectName().toStdString() + " needs "
                + std::to_string(part->minimumSizeHint().width()) + " of "
                + std::to_string(part->width());
            const QWidget* widest = nullptr;
            for (const QWidget* each :
                part->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
                if (each->isVisible() && !each->isWindow()
                    && (widest == nullptr
                        || each->minimumSizeHint().width() > widest->minimumSizeHint().width()))
                    widest = each;
            }
            part = widest;
        }
        return parts;
    }

    static bool isInSight(const QWidget& part)
    {
        return part.visibleRegion().boundingRect() == part.rect();
    }
};

TEST_P(RoomWalk, noWordIsCutOff)
{
    console.window.move(0, 0);
    const QSize room = widgets::roomOnScreen(console.window);
    walkAll(QSize(1500, 1000).boundedTo(room), std::min(1100, room.width()));
}

INSTANTIATE_TEST_SUITE_P(Languages, RoomWalk, testing::Values("en", "zh_CN"));

} // namespace
