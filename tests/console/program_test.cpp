// SPDX-License-Identifier: GPL-3.0-or-later
#include "project_paths.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <gtest/gtest.h>

#include <array>
#include <thread>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

/// The desktop program where no display is, or where a server is named that is not there.
Outcome runWithoutDisplay(const QStringList& arguments, const QString& display = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    if (!display.isEmpty())
        environment.insert(QStringLiteral("DISPLAY"), display);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PROJECT_BINARY_DIR "/bin/deployment-console"), arguments);
    process.closeWriteChannel();
    EXPECT_TRUE(process.waitForFinished(20'000));
    EXPECT_EQ(process.exitStatus(), QProcess::NormalExit);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

TEST(DesktopProgram, tellsItsHelpAndVersionWithoutADisplay)
{
    const Outcome help = runWithoutDisplay({QStringLiteral("--help")});
    EXPECT_EQ(help.exitCode, 0);
    EXPECT_TRUE(help.out.startsWith("Usage: deployment-console "));
    EXPECT_TRUE(help.err.isEmpty()) << help.err.constData();
    const Outcome version = runWithoutDisplay({QStringLiteral("--version")});
    EXPECT_EQ(version.exitCode, 0);
    EXPECT_TRUE(version.out.startsWith("deployment-console 0.")) << version.out.constData();
}

TEST(DesktopProgram, tellsWrongArgumentsWithoutADisplay)
{
    const Outcome outcome = runWithoutDisplay({QStringLiteral("--nonsense")});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_TRUE(outcome.out.isEmpty());
    EXPECT_TRUE(outcome.err.startsWith("deployment-console: ")) << outcome.err.constData();
    EXPECT_TRUE(outcome.err.contains("nonsense"));
}

TEST(DesktopProgram, saysThatThereIsNoDisplay)
{
    const Outcome outcome = runWithoutDisplay({QStringLiteral("--no-restore")});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_TRUE(outcome.out.isEmpty());
    EXPECT_TRUE(outcome.err.startsWith("deployment-console: there is no display"))
        << outcome.err.constData();
    EXPECT_TRUE(outcome.err.contains("deployment-console-cli"));
}

TEST(DesktopProgram, saysThatNothingAnswersAtItsDisplay)
{
    const Outcome outcome =
        runWithoutDisplay({QStringLiteral("--no-restore")}, QStringLiteral(":1234567"));
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_TRUE(outcome.out.isEmpty());
    EXPECT_EQ(outcome.err,
        "deployment-console: there is no display (nothing answers at DISPLAY=:1234567); "
        "deployment-console-cli needs none.\n");
}

/// A display that takes the connection, and then refuses it as one without its cookie does.
class RefusingDisplay {
public:
    RefusingDisplay()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        EXPECT_EQ(::bind(m_socket, any, length), 0);
        EXPECT_EQ(::listen(m_socket, 8), 0);
        EXPECT_EQ(::getsockname(m_socket, any, &length), 0);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { refuseAll(); });
    }
    ~RefusingDisplay()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }
    RefusingDisplay(const RefusingDisplay&) = delete;
    RefusingDisplay& operator=(const RefusingDisplay&) = delete;

    [[nodiscard]] int number() const { return m_port - firstPort; }

private:
    static constexpr int firstPort = 6000;

    void refuseAll() const
    {
        // Of the X11 protocol: failed, 4 letters, version 11.0, one word more.
        constexpr std::array<unsigned char, 12> refusal{
            0, 4, 11, 0, 0, 0, 1, 0, 'n', 'o', 'p', 'e'};
        for (;;) {
            const int peer = ::accept(m_socket, nullptr, nullptr);
            if (peer < 0)
                return;
            std::array<char, 12> greeting{};
            if (::recv(peer, greeting.data(), greeting.size(), MSG_WAITALL) > 0)
                ::send(peer, refusal.data(), refusal.size(), MSG_NOSIGNAL);
            ::close(peer);
        }
    }

    int m_socket;
    int m_port = 0;
    std::thread m_thread;
};

TEST(DesktopProgram, aDisplayThatRefusesItIsOneSentence)
{
    const RefusingDisplay display;
    if (display.number() < 0)
        GTEST_SKIP() << "the system gives out ports that no display has";
    const QString name = QStringLiteral("localhost:%1").arg(display.number());
    const Outcome outcome = runWithoutDisplay({QStringLiteral("--no-restore")}, name);
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_TRUE(outcome.out.isEmpty());
    const QByteArray sentence = "deployment-console: no window can be opened (could not connect to "
                                "display "
        + name.toLatin1() + "); deployment-console-cli needs no display.\n";
    EXPECT_TRUE(outcome.err.endsWith(sentence)) << outcome.err.constData();
    EXPECT_FALSE(outcome.err.contains("Reinstalling")) << outcome.err.constData();
}

TEST(DesktopProgram, hasNoTourThatClicks)
{
    const Outcome outcome = runWithoutDisplay({QStringLiteral("--tour"), QStringLiteral("folder")});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_TRUE(outcome.err.contains("tour"));
}

} // namespace
