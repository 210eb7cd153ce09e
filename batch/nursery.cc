#include "nursery.h"

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "failure.h"

namespace offerlog::batch {
namespace {

// make: bury is 0. The answer's number is a process, a status, or -1.
struct Order {
  pid_t bury = 0;
};
struct Reply {
  int number = -1;
};

std::pair<Descriptor, Descriptor> socket_pair() {
  std::array<int, 2> ends = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return {};
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// Dies when the parent does; at once if that was before this was said.
void die_with(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
}

template <class T>
bool receive(int socket, T& value) {
  ssize_t got = -1;
  do {
    got = ::recv(socket, &value, sizeof value, MSG_WAITALL);
  } while (got < 0 && errno == EINTR);
  return got == static_cast<ssize_t>(sizeof value);
}

// A message that carries a descriptor, if there is one.
class Parcel {
 public:
  explicit Parcel(Reply& reply) : piece_{&reply, sizeof reply} {
    message_.msg_iov = &piece_;
    message_.msg_iovlen = 1;
    message_.msg_control = space_.data();
    message_.msg_controllen = space_.size();
  }
  bool send(int socket, int descriptor) {
    if (descriptor < 0) {
      message_.msg_controllen = 0;
    } else {
      cmsghdr* header = CMSG_FIRSTHDR(&message_);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(sizeof descriptor);
      std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    }
    return ::sendmsg(socket, &message_, MSG_NOSIGNAL) > 0;
  }
  // The descriptor that came with it, or -1.
  std::optional<int> receive(int socket) {
    ssize_t got = -1;
    do {
      got = ::recvmsg(socket, &message_, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got != static_cast<ssize_t>(sizeof(Reply))) return std::nullopt;
    const cmsghdr* header = CMSG_FIRSTHDR(&message_);
    int descriptor = -1;
    if (header != nullptr) std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
    return descriptor;
  }

 private:
  iovec piece_;
  msghdr message_{};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> space_{};
};

// In the nursery's process: one order.
void make_worker(int orders, const std::function<void(int)>& serve) {
  auto [ours, theirs] = socket_pair();
  const pid_t nursery = ::getpid();
  Reply reply;
  if (ours.valid()) reply.number = ::fork();
  if (reply.number == 0) {
    die_with(nursery);
    ::close(orders);
    ours.close();
    serve(theirs.get());
    ::_exit(0);
  }
  Parcel(reply).send(orders, reply.number > 0 ? ours.get() : -1);
}

void bury_worker(int orders, pid_t process) {
  Reply reply;
  while (::waitpid(process, &reply.number, 0) < 0 && errno == EINTR) continue;
  Parcel(reply).send(orders, -1);
}

void keep_nursery(int orders, const std::function<void(int)>& serve) {
  Order order;
  while (receive(orders, order)) {
    if (order.bury == 0) {
      make_worker(orders, serve);
    } else {
      bury_worker(orders, order.bury);
    }
  }
}

}  // namespace

Nursery::Nursery(const std::function<void(int socket)>& serve) {
  auto [ours, theirs] = socket_pair();
  const pid_t program = ::getpid();
  if (ours.valid()) process_ = ::fork();
  if (process_ < 0) {
    throw BatchError(std::string("no process can be started: ") + std::strerror(errno));
  }
  if (process_ == 0) {
    die_with(program);
    ours.close();
    keep_nursery(theirs.get(), serve);
    ::_exit(0);
  }
  socket_ = std::move(ours);
}

Nursery::~Nursery() {
  socket_.close();
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) continue;
}

std::optional<Child> Nursery::make() {
  const std::lock_guard lock(one_at_a_time_);
  const Order order;
  Reply reply;
  if (::send(socket_.get(), &order, sizeof order, MSG_NOSIGNAL) < 0) {
    throw BatchError("the process that makes workers is gone");
  }
  const auto descriptor = Parcel(reply).receive(socket_.get());
  if (!descriptor) throw BatchError("the process that makes workers is gone");
  if (*descriptor < 0) return std::nullopt;
  return Child{reply.number, Descriptor(*descriptor)};
}

int Nursery::bury(pid_t process) {
  const std::lock_guard lock(one_at_a_time_);
  const Order order{process};
  Reply reply;
  ::send(socket_.get(), &order, sizeof order, MSG_NOSIGNAL);
  Parcel(reply).receive(socket_.get());
  return reply.number;
}

}  // namespace offerlog::batch
