//! Listening sockets tuned for short answers, one queue of new connections for each core.
//!
//! - `SO_REUSEPORT`: the kernel spreads connections over the queues, so that no core takes them from
//!   another's hands.
//! - `TCP_NODELAY`, set on the listener and inherited: an answer leaves at once.
//! - `TCP_DEFER_ACCEPT`: a connection is given out when its first request is there. One wake-up for each
//!   connection less, and whoever connects and stays silent costs nothing but kernel memory.
//!
//! With a connection for each request these together were worth a quarter of the processor time
//! (`docs/performance.md`).

use socket2::{Domain, Protocol, SockAddr, Socket, Type};
use std::{
    io,
    net::{SocketAddr, TcpListener},
};

/// How many connections may wait in a queue.
const BACKLOG: i32 = 4096;
/// For how many seconds the kernel waits for the first request before it gives the connection out anyway.
#[cfg(target_os = "linux")]
const DEFER_SECONDS: libc::c_int = 5;

/// Opens `queues` sockets that share `address`, ready for an asynchronous runtime. Fails where anybody
/// else listens there: sharing is only for the queues of one call.
pub fn open(address: SocketAddr, queues: usize) -> io::Result<Vec<TcpListener>> {
    // SO_REUSEPORT alone would let a second server of the same user in without a word.
    let probe = socket(address)?;
    probe.bind(&SockAddr::from(address))?;
    probe.listen(1)?;
    let address = probe.local_addr()?.as_socket().unwrap_or(address);
    drop(probe);
    (0..queues.max(1)).map(|_| queue(address)).collect()
}

fn socket(address: SocketAddr) -> io::Result<Socket> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // A restarted server does not wait for the old one's connections to be forgotten.
    socket.set_reuse_address(true)?;
    Ok(socket)
}

fn queue(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = socket(address)?;
    socket.set_reuse_port(true)?;
    socket.set_tcp_nodelay(true)?;
    defer_accept(&socket)?;
    socket.set_nonblocking(true)?;
    socket.bind(&SockAddr::from(address))?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

/// Sets `TCP_DEFER_ACCEPT` (tcp(7)), for which no safe wrapper was found.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "one option of the kernel that no library offers")]
fn defer_accept(socket: &Socket) -> io::Result<()> {
    use std::os::fd::AsRawFd;
    let seconds = DEFER_SECONDS;
    // SAFETY: the descriptor is open for as long as `socket` is borrowed; the kernel reads an int of the
    // length that is given, from a variable that lives until the call returns, and keeps no pointer to it.
    let answer = unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            libc::IPPROTO_TCP,
            libc::TCP_DEFER_ACCEPT,
            std::ptr::from_ref(&seconds).cast(),
            size_of::<libc::c_int>() as libc::socklen_t,
        )
    };
    if answer == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Other kernels give every connection out at once.
#[cfg(not(target_os = "linux"))]
fn defer_accept(_socket: &Socket) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io::{Read, Write},
        net::TcpStream,
        time::Duration,
    };

    #[test]
    fn the_queues_of_one_call_share_an_address_and_nobody_else_does() {
        let any = "127.0.0.1:0".parse().unwrap();
        let queues = open(any, 3).unwrap();
        let address = queues[0].local_addr().unwrap();
        assert!(queues.iter().all(|queue| queue.local_addr().unwrap() == address));
        assert_eq!(open(address, 1).unwrap_err().kind(), io::ErrorKind::AddrInUse);
        drop(queues);
        assert_eq!(open(address, 2).unwrap().len(), 2);
    }

    #[test]
    fn a_connection_is_given_out_with_its_first_request() {
        let queues = open("127.0.0.1:0".parse().unwrap(), 1).unwrap();
        let mut reader = TcpStream::connect(queues[0].local_addr().unwrap()).unwrap();
        reader.write_all(b"hello").unwrap();
        queues[0].set_nonblocking(false).unwrap();
        let (mut stream, _) = queues[0].accept().unwrap();
        assert!(stream.nodelay().unwrap(), "inherited");
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        let mut word = [0; 5];
        stream.read_exact(&mut word).unwrap();
        assert_eq!(&word, b"hello");
    }
}
