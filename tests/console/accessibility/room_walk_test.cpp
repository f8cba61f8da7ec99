// SPDX-License-Identifier: GPL-3.0-or-later
// In every window, in both languages: no word is cut off, and no window is larger than the screen.
// How large a letter is there says QT_SCALE_FACTOR, with which this is run for each scale.
#include "language_scope.h"
#include "program/appearance.h"
#include "room.h"
#include "window_walk.h"

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
        QCoreApplication::processEvents();
        test_support::expectRoomForAllWords(window);
        const QRect desk = window.screen()->availableGeometry();
        EXPECT_LE(window.frameGeometry().width(), desk.width()) << "wider than the screen";
        EXPECT_LE(window.frameGeometry().height(), desk.height()) << "higher than the screen";
        EXPECT_LE(window.minimumSizeHint().height(), desk.height()) << "cannot be made smaller";
    }
};

TEST_P(RoomWalk, noWordIsCutOff)
{
    const QSize desk = console.window.screen()->availableSize();
    walkAll({std::min(desk.width(), 1500), std::min(desk.height(), 1000)},
        std::min(desk.width(), 1100));
}

INSTANTIATE_TEST_SUITE_P(Languages, RoomWalk, testing::Values("en", "zh_CN"));

} // namespace
