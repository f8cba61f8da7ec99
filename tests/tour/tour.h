// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

class QDialog;

namespace console {
class ListController;
class MainWindow;
} // namespace console

namespace tour {

class DemonstrationServer;

/// Walks through the program's window automatically, as a newcomer would: looks at the list,
/// filters it, exports it, opens deployments, and saves a picture at each stop. For pictures in
/// documents and for machines without a display. It sends a command to nothing but the
/// demonstration server that it is given.
class Tour final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tour)

public:
    /// Pictures and the export go into the folder, which is made. With a server, its list is in
    /// front, and the tour shows commands and the end of the server too.
    Tour(console::MainWindow& window, QString folder, DemonstrationServer* server);

    /// At which a page shows one part after the other.
    static const QSize sizeOfTabs;

    void start();
    /// The same of a cluster that is in front.
    void startAtCluster();

Q_SIGNALS:
    /// With a sentence about what did not come, empty if everything did.
    void finished(const QString& failure);
    /// A file was written.
    void saved(const QString& path);

private:
    enum class Need {
        Always,
        Optional, ///< not every file has it
    };

    /// One stop: do something, wait until it shows, take a picture.
    struct Stop {
        QString name;
        std::function<bool()> act; ///< false: there is nothing to see here, continue
        std::function<bool()> ready;
        std::function<bool()> missed = {}; ///< it went by before it could be seen, continue
        Need need = Need::Always;
    };

    void planLoading();
    void planList();
    void planDetails();
    void planFindings();
    void planLate();
    void planWide();
    void planProblems();
    void planCommands();
    void planOffline();
    void planCluster();
    bool openService(const QString& service, const QString& status);
    void addStop(const QString& name, std::function<bool()> act, std::function<bool()> ready,
        Need need = Need::Always);
    void arrive();
    void look();
    void takePicture();
    void takePictureOfFailure();
    void goOn();
    void exportList();
    [[nodiscard]] console::ListController* list() const;
    [[nodiscard]] QString idWithStatus(const QString& word) const;
    bool openWithStatus(const QString& word);
    /// The newest one in the list, of any strategy if that is empty.
    [[nodiscard]] std::optional<QString> newest(
        const QString& status, const QString& strategy = {}) const;
    bool openNewest(const QString& status, const QString& strategy = {});
    [[nodiscard]] bool isJudged() const;
    [[nodiscard]] bool saysWhatFailed() const;
    [[nodiscard]] bool saysWhatIsLive() const;
    [[nodiscard]] bool knowsUsualOfSteps() const;
    [[nodiscard]] bool saysUsualOfSteps();
    bool pointAtCurve();
    [[nodiscard]] bool isFoundUnusual() const;
    bool selectInJournal();
    [[nodiscard]] bool detailIsShown() const;
    [[nodiscard]] QDialog* shownDialog() const;
    bool openComparison();
    bool sendFromDialog();

    console::MainWindow& m_window;
    QString m_folder;
    DemonstrationServer* m_server;
    std::vector<Stop> m_stops;
    console::ListController* m_list = nullptr; ///< in front at the start
    std::size_t m_at = 0;
    int m_looks = 0;
    int m_looksKnown = 0;
    QTimer m_timer;
};

} // namespace tour
